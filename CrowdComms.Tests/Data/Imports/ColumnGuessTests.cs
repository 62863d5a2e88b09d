using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Samples;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>What headings, names and words of status mean.</summary>
public sealed class ColumnGuessTests
{
    [Theory]
    [InlineData("First name|Last name|Email|Company|Job title|Pass type|Status",
        "FirstName|LastName|Email|Company|JobTitle|PassType|Status")]
    [InlineData("Vorname|Name|E-Mail-Adresse|Firma|Funktion|Kategorie|Telefon",
        "FirstName|LastName|Email|Company|JobTitle|PassType|Phone")]
    [InlineData("Vollname|Mail|Organisation|Bemerkungen|Allergien|Barrierefreiheit",
        "FullName|Email|Company|Notes|Dietary|Accessibility")]
    [InlineData("Prénom|Nom|Courriel|Société|Poste|Type de billet|Statut",
        "FirstName|LastName|Email|Company|JobTitle|PassType|Status")]
    [InlineData("NOM COMPLET|Adresse e-mail|Entreprise|Téléphone|Mots-clés", "FullName|Email|Company|Phone|Tags")]
    [InlineData("firstName|last_name|emailAddress *|jobTitle|ticketType", "FirstName|LastName|Email|JobTitle|PassType")]
    [InlineData("Name|E-Mail|Ticket", "FullName|Email|PassType")]
    [InlineData("Attendee name|Attendee name: Given name|Attendee name: Family name|Email",
        "None|FirstName|LastName|Email")]
    [InlineData("Order email|Attendee email|Full name", "None|Email|FullName")]
    [InlineData("Shoe size|Full name", "None|FullName")]
    [InlineData("Nombre|Apellido 1|Apellido 2|Email", "FirstName|LastName|None|Email")]
    [InlineData("First name|Last name|CC email|Booked by email|Email du responsable", "FirstName|LastName|None|None|None")]
    [InlineData("Full name|Email|Company (billing)", "FullName|Email|None")]
    [InlineData("Nom et prénom|Courriel", "None|Email")]
    public void Headings_are_recognised_in_six_languages(string header, string fields) =>
        Assert.Equal(fields, string.Join('|', ColumnGuess.Of(header.Split('|'), [])));

    [Fact]
    public void Addresses_are_recognised_under_any_heading() =>
        Assert.Equal([ImportField.FullName, ImportField.None, ImportField.Email],
            ColumnGuess.Of(["Name", "Adgangskode", "Kontakt"],
                [["Ada", "1", "a@a.example"], ["Marie", "2", "m@a.example"]]));

    [Fact]
    public void The_positions_export_of_pretix_is_recognised()
    {
        var file = ImportFile.Open("pretix.csv", Sample.Pretix, new ReadingChoices(), CancellationToken.None).Value;
        var recognised = file.Header.Zip(ColumnGuess.Of(file.Header, file.Samples))
            .Where(c => c.Second != ImportField.None).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(
            new Dictionary<string, ImportField>
            {
                ["Status"] = ImportField.Status,
                ["Phone number"] = ImportField.Of(PersonFields.Phone),
                ["Product"] = ImportField.PassType,
                ["Attendee name"] = ImportField.FullName,
                ["Attendee email"] = ImportField.Email,
                ["Company"] = ImportField.Company,
            },
            recognised);
    }

    [Fact]
    public void The_attendee_export_of_hi_events_is_recognised_and_its_ticket_number_is_no_pass_type()
    {
        var file = ImportFile.Open("hievents.csv", Sample.HiEvents, new ReadingChoices(), CancellationToken.None).Value;
        var recognised = file.Header.Zip(ColumnGuess.Of(file.Header, file.Samples))
            .Where(c => c.Second != ImportField.None).Select(c => c.First);
        Assert.Equal(["First Name", "Last Name", "Email", "Status", "Company"], recognised);
    }

    [Theory]
    [InlineData("Archibald V. Hill", "Archibald V.", "Hill")]
    [InlineData("Hill, Archibald V.", "Archibald V.", "Hill")]
    [InlineData("Johannes Diderik van der Waals", "Johannes Diderik", "van der Waals")]
    [InlineData("Ludwig van Beethoven", "Ludwig", "van Beethoven")]
    [InlineData("张伟", "张伟", "")]
    [InlineData("山田 太郎", "太郎", "山田")]
    [InlineData("Sukarno,", "Sukarno,", "")]
    [InlineData("  Marie   Curie ", "Marie", "Curie")]
    [InlineData("", "", "")]
    public void Whole_names_are_split(string whole, string first, string last) =>
        Assert.Equal((first, last), WholeName.Split(whole));

    [Theory]
    [InlineData("pending", RegistrantStatus.Registered)]
    [InlineData("paid", RegistrantStatus.Confirmed)]
    [InlineData("ACTIVE", RegistrantStatus.Confirmed)]
    [InlineData("CANCELLED", RegistrantStatus.Cancelled)]
    [InlineData("canceled", RegistrantStatus.Cancelled)]
    [InlineData("AWAITING_PAYMENT", RegistrantStatus.Registered)]
    [InlineData("CheckedIn", RegistrantStatus.CheckedIn)]
    [InlineData("Bestätigt", RegistrantStatus.Confirmed)]
    [InlineData("Annulé", RegistrantStatus.Cancelled)]
    [InlineData("perhaps", null)]
    public void Words_of_status_are_understood(string word, RegistrantStatus? status) =>
        Assert.Equal(status, StatusWords.Read(word));
}
