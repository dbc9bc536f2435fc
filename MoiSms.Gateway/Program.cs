// The protocol in Smpp/ comes first; the process that speaks it follows.
return 0;
