package shop

func retry() error {
	n := 0
again:
	err := try()
	if err != nil && n < 3 {
		n++
		goto again
	}
	if err == nil {
		goto done
	}
	fail(err)
done:
	return err
}

func onlyByGoto(ok bool) {
	if ok {
		goto end
	}
	return
end:
	finish()
}

func dead() int {
	return 1
	never()
	if never() {
		never()
	}
	return 2
}

func allReturn(a bool) int {
	if a {
		return 1
	} else {
		return 2
	}
}

func breakSwitch(n int) {
loop:
	for {
		switch n {
		case 1:
			break
		case 2:
			break loop
		case 3:
			continue
		}
		step()
	}
}
