namespace MoiSms.Tests.Reliability;

/// <summary>What it proves that a run may end after a call.</summary>
internal static class CrashProofs
{
    public static IReadOnlyDictionary<(string By, string What), string> All { get; } = new Dictionary<(string, string), string>
    {
        [("ReceiveEvents", "puts into sms-inbound")] =
            "the post comes again and brings the text again; its row makes one answer of the two messages",
        [("ReceiveEvents", "marks the delivery report")] =
            "the report comes again and writes the same",
        [("ReceiveEvents", "marks the delivery report of the resend")] =
            "the report comes again; there is no third attempt",
        [("ReceiveEvents", "begins the next attempt of the reply")] =
            "the report comes again and finds the attempt begun: the resend is enqueued all the same",
        [("ReceiveEvents", "puts into sms-outbound")] =
            "the report comes again and enqueues a copy, which reads the row and is dropped: one resend",
        [("ReceiveEvents", "writes Conversations state")] =
            "the report comes again; the phone is opted out once",
        [("ReceiveEvents", "writes DeadLetters")] =
            "filed again, it is one row",
        [("ResolveSms", "adds Records lock")] =
            "the text comes again; its attempt is counted once",
        [("ResolveSms", "writes Records lock")] =
            "the text comes again; its attempt is counted once",
        [("ResolveSms", "writes Records holder")] =
            "the phone on the person's row alone shows no data; the text comes again and finishes the link, or its end",
        [("ResolveSms", "adds Conversations text")] =
            "the text comes again, finds its answer and enqueues it; or the notice for another phone is there once",
        [("ResolveSms", "adds Conversations text, adds Conversations state")] =
            "the text comes again, finds its answer, computes nothing and enqueues it",
        [("ResolveSms", "adds Conversations text, writes Conversations state")] =
            "the text comes again, finds its answer, computes nothing, carries its effects out and enqueues it",
        [("ResolveSms", "marks the effects of the answer done")] =
            "the text comes again and only enqueues the reply",
        [("ResolveSms", "adds Pilot")] =
            "a flag filed again is one flag",
        [("ResolveSms", "puts into sms-outbound")] =
            "the text comes again and enqueues a copy, which reads the row and is dropped: one reply",
        [("ResolveSms", "deletes its message from sms-inbound")] =
            "the reply is on its way already",
        [("ResolveSms", "puts into sms-inbound")] =
            "the text is there twice: one answer",
        [("ResolveSms", "hides its message in sms-inbound until the next try")] =
            "the lease brings it back",
        [("ResolveSms", "puts into sms-inbound-poison")] =
            "it is there twice, and is filed and apologised for once",
        [("SendReply", "sends through ACS")] =
            "it is sent again under the same repeatability id and first-sent: the phone has it once",
        [("ResolveSms", "writes Due")] =
            "the text comes again, finds its row and notes its hour",
        [("SendReply", "writes Due")] =
            "the message comes again, finds the mark, and notes the hour",
        [("FileInboundPoison", "writes Due")] =
            "the message comes again and notes the hour",
        [("FileOutboundPoison", "writes Due")] =
            "the message comes again and notes the hour",
        [("SendReply", "marks the reply sent")] =
            "the message comes again, reads the row and is dropped",
        [("SendReply", "deletes its message from sms-outbound")] =
            "the reply is sent and marked already",
        [("SendReply", "puts into sms-outbound")] =
            "a reply that was put back is there twice: one of the two is dropped",
        [("SendReply", "writes DeadLetters")] =
            "filed again, it is one row",
        [("SendReply", "marks the reply given up")] =
            "the message comes again, reads the row and is dropped",
        [("FileInboundPoison", "adds Conversations text")] =
            "the message comes again, finds the apology and enqueues it",
        [("FileInboundPoison", "writes DeadLetters")] =
            "filed again, it is one row",
        [("FileInboundPoison", "puts into sms-outbound")] =
            "the apology is there twice and sent once",
        [("FileInboundPoison", "deletes its message from sms-inbound-poison")] =
            "all is done already",
        [("FileOutboundPoison", "writes DeadLetters")] =
            "filed again, it is one row",
        [("FileOutboundPoison", "marks the reply given up")] =
            "the message comes again and finds nothing to do",
        [("FileOutboundPoison", "deletes its message from sms-outbound-poison")] =
            "all is done already",
        [("moisms pilot add", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms pilot add", "writes Pilot")] =
            "who is a member already stays one",
        [("moisms deadletters replay", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms deadletters replay", "begins the next attempt of the reply")] =
            "given again, it finds the attempt begun and enqueues it",
        [("moisms deadletters replay", "puts into sms-outbound")] =
            "enqueued twice, it is sent once",
        [("moisms deadletters replay", "puts into sms-inbound")] =
            "the replayed text has an id of its own, always the same: one answer",
        [("moisms deadletters replay", "writes DeadLetters")] =
            "it is on its way already; only the mark is written again",
        [("moisms deadletters discard", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms deadletters discard", "deletes DeadLetters")] =
            "given again, there is nothing left to discard",
        [("moisms person erase", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms person erase", "writes Conversations state")] =
            "the marker keeps what was taken before it from being answered; given again, the command goes on",
        [("moisms person erase", "deletes Conversations text")] =
            "given again, the command deletes the rest",
        [("moisms person erase", "deletes DeadLetters")] =
            "given again, the command deletes the rest",
        [("moisms person erase", "deletes Due")] =
            "given again, the command deletes the rest",
        [("moisms person erase", "deletes Pilot")] =
            "given again, the command deletes the rest",
        [("moisms person erase", "deletes Records residency")] =
            "the holder row goes last, so the same command still finds the person's phones",
        [("moisms person erase", "deletes Records holder")] =
            "asked by civil id nothing is left; asked by phone, its marker forgets the person when the command is given again",
        [("moisms import holders", "adds Tables")] =
            "a table that is there is left alone",
        [("moisms import holders", "writes Records holder")] =
            "run again, the import binds the phone",
        [("moisms import holders", "writes Conversations state")] =
            "run again, the import finds it bound",
        [("moisms import holders", "writes Settings")] =
            "run again, the import writes the same",
        [("moisms import holders", "deletes Records holder")] =
            "run again, the import finds it gone",
        [("moisms import residency", "adds Tables")] =
            "a table that is there is left alone",
        [("moisms import residency", "writes Records residency")] =
            "run again, the import writes the same",
        [("moisms import residency", "deletes Records residency")] =
            "run again, the import finds it gone",
        [("moisms import residency", "writes Settings")] =
            "run again, the import writes the same",
        [("moisms phase set", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms phase set", "writes Settings")] =
            "given again, it writes the same",
        [("moisms phase kinds-off", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms phase kinds-off", "writes Settings")] =
            "given again, it writes the same",
        [("moisms phase limits", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms phase limits", "writes Settings")] =
            "given again, it writes the same",
        [("moisms phase notices", "writes Audit")] =
            "given again, the command stands in the audit twice and acts once",
        [("moisms phase notices", "writes Settings")] =
            "given again, it writes the same",
        [("moisms deadletters replay --where", "writes Audit")] =
            "given again, it goes on with what is not replayed; the letter it ended at stands in the audit twice",
        [("moisms deadletters replay --where", "begins the next attempt of the reply")] =
            "given again, it finds the attempt begun and enqueues it",
        [("moisms deadletters replay --where", "puts into sms-outbound")] =
            "enqueued twice, it is sent once",
        [("moisms deadletters replay --where", "puts into sms-inbound")] =
            "the replayed text has an id of its own, always the same: one answer",
        [("moisms deadletters replay --where", "writes DeadLetters")] =
            "it is on its way already; only the mark is written again",
        [("PurgeConversations", "writes Settings")] =
            "the next run goes on at the mark before, and does a page twice",
        [("PurgeConversations", "writes Conversations text")] =
            "the next run blanks the rest",
        [("PurgeConversations", "deletes Conversations text")] =
            "the next run deletes the rest",
        [("PurgeConversations", "deletes Due")] =
            "the next run finds the entry, and nothing more of it that is due",
        [("PurgeConversations", "deletes Records lock")] =
            "the next run finds it gone",
        [("PurgeConversations", "deletes DeadLetters")] =
            "the next run deletes the rest",
        [("PurgePilot", "deletes Pilot")] =
            "the next run deletes the rest",
        [("SendReply", "adds Settings")] =
            "another process reads the pause, and tries one reply at a time",
        [("SendReply", "writes Settings")] =
            "the trial is over after its lease, and another reply is tried",
        [("SendReply", "deletes Settings")] =
            "the next trial is taken, and ends the pause",
    };
}
