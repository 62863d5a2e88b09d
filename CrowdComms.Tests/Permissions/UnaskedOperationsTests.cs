namespace CrowdComms.Tests.Permissions;

/// <summary>The operations of the services that ask for no actor: the other table, a line a service, with the reason of each.</summary>
public sealed class UnaskedOperationsTests
{
    private const string BySecret = "a secret says who may";

    // Who may call each without being asked who they are, and why.
    private static readonly (string Reason, string Operations)[] Unasked =
    [
        (BySecret, """
        ApiKeyLookup: Find
        CompanyContactService: Cancel, Correct, Open, Register
        DeviceKeys: Authenticate, Pair
        InvitationService: Open
        OwnRegistrationService: Cancel, Change, Confirm, Open
        PersonFileService: Own
        RefreshTokenService: Continue, End
        SubscriptionService: Find, Unsubscribe
        TicketService: Page
        WaitingService: Find, Leave
        WallLinkService: Open
        """),
        ("anybody may: the public form of an event", """
        EventAddresses: MovedTo
        PublicRegistrationService: Open, Register
        WaitingService: Join
        """),
        ("the sign-in finds out with it who acts", """
        AccessService: Enter, EnterAsDevice, EnterAsKey, EnterHouse, Find
        DeviceKeys: Find
        MeReader: Anybody
        AccountMail: WriteExists, WritePassword
        RefreshTokenService: Start
        SessionService: IsGood, Start
        SignInLocks: Count, Forget, Succeed, TakeBack
        """),
        ("it is about the account of the sign-in alone, whose id is passed", """
        MeReader: Read
        SessionService: End, EndAll, List
        SignedInPrograms: End, List
        """),
        ("an actor was asked when the thing was opened that it goes on with", """
        ImportService: Asked, Suggest
        OpenExport: Write
        RepeatableRequests: Begin, Finish, Release
        """),
        ("the caller has asked an actor; it remembers what was read for them", """
        EntranceCache: Get
        EventCounts: Of
        EventQuestions: Of
        """),
        ("one board or one alert desk of a process works for everybody who was let in", """
        FiguresReader: Count, MissingVips, Names, Read, ReadWhole
        MarkService: Who, Wishes
        """),
        ("the application works by itself, at its start and in the background", """
        AlertMail: WriteDue
        DemoSeed: Ensure
        DeviceKeys: ForgetOldPairings
        ExportScheduleService: SendDue
        FirstContentReader: Read
        FormerProcess: ReleaseClaims
        ImportRunner: Run, RunWaiting, Tidy
        MessageSender: SendDue
        RefreshTokenService: ForgetOld
        RepeatableRequests: ForgetOld
        RetentionService: CarryOut
        ScheduledMessages: WriteDue
        SigningKeyStore: Read, Rotate
        WaitingListService: OfferDue
        WebhookFollower: Follow
        WebhookSender: Due, Send, SendDue, Tidy
        """),
        ("it looks at an address and at no event", """
        PublicNetwork: Allows
        """),
    ];

    [Fact]
    public void Every_operation_that_asks_nobody_stands_in_the_table_with_its_reason()
    {
        List<string> written = [.. Unasked.SelectMany(t => ServiceMatrixTests.Operations(t.Operations))];
        Assert.Empty(ServiceDoors.Unasked.Select(d => d.Key).Except(written, StringComparer.Ordinal));
        Assert.Empty(written.Except(ServiceDoors.Unasked.Select(d => d.Key), StringComparer.Ordinal));
        Assert.Equal(written.Count, written.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Where_a_secret_says_who_may_it_is_a_parameter_by_its_name()
    {
        var secret = ServiceMatrixTests.Operations(Unasked.Single(t => t.Reason == BySecret).Operations).ToHashSet(StringComparer.Ordinal);
        Assert.All(ServiceDoors.Unasked.Where(d => secret.Contains(d.Key)).SelectMany(d => d),
            method => Assert.Contains(method.GetParameters(), p => p.Name is "key" or "pageKey" or "secret" or "token" or "code"));
    }
}
