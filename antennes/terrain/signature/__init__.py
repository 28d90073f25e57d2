"""People sign in by themselves: a code on the wall, no account, checked afterwards."""
