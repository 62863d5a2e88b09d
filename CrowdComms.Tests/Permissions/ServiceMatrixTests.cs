using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Permissions;

/// <summary>Who may do what through the services: the one table, a line a service, and every operation that asks who
/// acts knocked at by everybody.</summary>
public sealed class ServiceMatrixTests
{
    private const string Out = "not_found", No = "forbidden", In = "in";

    // What each answers to: a stranger, the organiser of another event, a paired device, staff, an organiser, an admin.
    private static readonly (string Least, string[] Heard, string Operations)[] Table =
    [
        ("anybody, about what is theirs", [In, In, In, In, In, In], """
        DeviceKeys: Leave
        EventReader: Choices, Page
        GroupArrival: CheckInTogether
        InvitationService: Accept
        WholeEventReader: Page
        """),
        ("a device at its own station, and staff", [Out, Out, No, In, In, In], """
        CheckInService: Scan
        """),
        ("a device, and staff", [Out, Out, In, In, In, In], """
        AnswerReader: Asked, Of, OfMany
        BadgeLayoutService: Get
        BadgeLetterReader: Of
        BadgeService: Print, Record, State
        CheckInService: Answer
        EvacuationReader: Read
        KioskPinService: Unlock
        KioskService: Find, MayRun, Read, State
        RegistrantChoices: PassTypes
        RegistrantSearch: Find, LikelyDuplicates
        RegistrantService: Register
        ScanUndoService: TakeBack
        RecentScanReader: Read
        StationReader: Door, Places
        """),
        ("staff", [Out, Out, Out, In, In, In], """
        AllocationService: Limits, List
        ApiKeyService: Get, Page
        BadgeLetterReader: OfMany
        BadgeService: Count, Prints
        CompanyMergeService: List
        CompanyReader: Get, Page
        MemberService: Get, Page
        MessageReader: Count, Page, Show
        MessageService: Resend, SendTicket
        PassTypeReader: PassTypes, Zones
        RegistrantChoices: Companies, Company, Places
        HistoryReader: Read
        RegistrantReader: Get, GetWithAnswers
        RegistrantSearch: Page
        RegistrantWalk: Read
        RegistrantService: Edit
        ScanExplainer: Explain
        ScanReader: Page
        StationService: List
        StatusSteps: TakeStep, TakeSteps
        TicketService: Of, Reissue
        WebhookService: Get, Page
        WholeEventReader: Get
        """),
        ("organisers", [Out, Out, Out, No, In, In], """
        AllocationService: Set
        ApiKeyService: Make, Revoke
        AuditReader: Kinds, Page
        BadgeLayoutService: Save
        CompanyLinkService: Issue, Of, Revoke, Send
        CompanyMergeService: Merge, Preview
        CompanyMergeUndo: Undo
        CompanyService: Create, Delete, Edit
        DeviceService: List, Rename, Revoke, RevokeAll, StartPairing, WasPaired
        EventService: Edit, Get
        ExportScheduleService: Add, List, Recipients, Remove
        ExportService: Open
        ImportEnding: Stop, Undo
        ImportReader: Errors, Get, Page
        ImportService: Preview, Receive, Start
        InvitationService: Invite, List, Revoke
        KioskPinService: Set
        MailingService: Count, Send
        MarkService: List, Mail, Mark, Unmark
        MemberService: Add, ChangeRole, Remove
        MessageTemplates: List, Preview, Save
        PassTypeOrder: Reorder, Retire
        PassTypeService: Create, Delete, Edit
        PersonFileService: Of
        PrivacyService: Anonymise
        QuestionOrder: Delete, Reorder, Retire
        QuestionService: Add, Change, List
        ReportReader: Read
        ReportService: WritePdf, WriteWorkbook
        RetentionService: Get, Set
        StationService: Create, Delete, Rename
        WaitingListService: List, Offer, Remove
        WallLinkService: List, Revoke, Share
        WebhookDeliveries: Page, Replay, Test
        WebhookService: Create, Delete, Edit
        ZoneGrants: Grant
        ZoneService: Create, Delete, Edit
        """),
        ("admins, who delete what members know", [Out, Out, Out, No, No, In], """
        EventDeletionService: Delete
        """),
        ("admins", [No, No, No, No, No, In], """
        EventService: Create
        """),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_operation_stands_in_the_table_once()
    {
        List<string> written = [.. Table.SelectMany(t => Operations(t.Operations))];
        Assert.Empty(ServiceDoors.All.Select(d => d.Key).Except(written, StringComparer.Ordinal));
        Assert.Empty(written.Except(ServiceDoors.All.Select(d => d.Key), StringComparer.Ordinal));
        Assert.Equal(written.Count, written.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Everybody_is_let_in_where_the_table_says_so_and_nowhere_else()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var device = new Actor(RisingId.Next(), "Tablet", IsAdmin: false, expo.Id, Role: null, expo.Desk);
        Actor[] callers = [expo.Stranger, other.Organiser, device, expo.Staff, expo.Organiser, expo.Admin];
        var doors = ServiceDoors.All.ToDictionary(d => d.Key, StringComparer.Ordinal);
        List<string> wrong = [];
        foreach (var (least, heard, operations) in Table)
        {
            foreach (var (name, method) in Operations(operations).SelectMany(o => doors[o].Select(m => (o, m))))
            {
                for (var i = 0; i < callers.Length; i++)
                {
                    var answer = await ServiceDoors.KnockAsync(house, expo, method, callers[i]);
                    if (answer != heard[i])
                    {
                        wrong.Add($"{name}, for {least}: {callers[i].Name} hears {answer}, not {heard[i]}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_done_to_several_at_once_is_refused_one_by_one()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var person = await house.Get<RegistrantService>().RegisterAsync(
            expo.Id,
            new NewRegistrant(new RegistrantDetails("Ada", "Lovelace", "ada@test.example", "GEN", null),
                RegistrantSource.Desk, Confirm: true), expo.Staff, Stop);
        foreach (var actor in new[] { expo.Stranger, other.Organiser })
        {
            var steps = await house.Get<StatusSteps>()
                .TakeStepsAsync(expo.Id, [person.Value.Id], new StepRequest(StatusStep.Cancel), actor, Stop);
            Assert.True(steps.Failed(out var refusal) ? refusal.Code == Out
                : steps.Value is { Done: 0, Refused: [{ Error.Code: Out }] });
            var group = await house.Get<GroupArrival>()
                .CheckInTogetherAsync(expo.Facts,
                    new GroupRequest(expo.Desk, [new GroupMember(Guid.CreateVersion7(), person.Value.Id)]), actor,
                    Stop);
            Assert.True(group.Failed(out var closed) ? closed.Code == Out : group.Value is [{ Error.Code: Out }]);
        }
    }

    internal static IEnumerable<string> Operations(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(": "))
            .SelectMany(line => line[1].Split(", ").Select(method => $"{line[0]}.{method}Async"));
}
