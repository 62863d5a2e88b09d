using CrowdComms.Data.Imports;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registrants;

/// <summary>The catalogue knows every property of a person, and what loops over it forgets none.</summary>
public sealed class PersonFieldsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_property_is_in_the_catalogue_with_what_is_asked_of_it()
    {
        Assert.Equal(WholePerson.Properties.Select(p => p.Name)
            .Order(StringComparer.Ordinal), PersonFields.All.Select(f => f.Property).Order(StringComparer.Ordinal));
        Assert.All(PersonFields.All, f =>
        {
            Assert.Equal(f.Property, char.ToUpperInvariant(f.Name[0]) + f.Name[1..]);
            Assert.All([f.Label, f.FormLabel, f.DeskLabel, f.ExportHeading, f.Explained],
                text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.InRange(f.Most, 1, 4000);
            Assert.True(f.IsFor(PersonAudience.Staff));
            Assert.True(f.Headings.Count > 0, $"No import knows a column of {f.Name}.");
        });
        Assert.Equal(PersonFields.All.Count, PersonFields.All.DistinctBy(f => f.Label).Count());
    }

    [Fact]
    public void What_an_export_writes_an_import_knows_and_no_heading_means_two_fields()
    {
        var headings = PersonFields.All.Select(f => f.ExportHeading).ToList();
        Assert.Equal(PersonFields.All.Select(ImportField.Of), ColumnGuess.Of(headings, []));
        Assert.All(PersonFields.All.SelectMany(f => f.Headings), h => Assert.Equal(h, HeadingKey.Of(h)));
        Assert.Equal(PersonFields.All.Sum(f => f.Headings.Count), PersonFields.All.SelectMany(f => f.Headings)
            .Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(PersonFields.All.Select(ImportField.Of).ToHashSet(), ImportField.All.ToHashSet());
    }

    [Theory, BothEngines]
    public async Task Every_field_has_a_column_of_its_name_and_length(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        await using var context = house.Context();
        var person = context.Model.FindEntityType(typeof(Registrant))!.FindComplexProperty(nameof(Registrant.Person))!.ComplexType;
        Assert.Equal(PersonFields.All.Select(f => f.Property).Order(StringComparer.Ordinal), person.GetProperties()
            .Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(PersonFields.All, f =>
        {
            var property = person.FindProperty(f.Property)!;
            Assert.Equal(f.Property.ToUpperInvariant(), property.GetColumnName()
                .Replace("_", "", StringComparison.Ordinal).ToUpperInvariant());
            Assert.Equal(f.IsList ? null : f.Most, property.GetMaxLength());
        });
    }

    [Fact]
    public void Every_field_that_is_too_long_or_holds_a_control_character_is_named()
    {
        foreach (var field in PersonFields.All)
        {
            foreach (var wrong in new[] { new string('a', field.Most + 1), "a\u0000" })
            {
                var person = PersonFields.Person(f => f == field ? f.Read(wrong)
                    : WholePerson.Properties.Single(p => p.Name == f.Property).GetValue(WholePerson.Of("ada")));
                Assert.Equal(field.Name, Assert.Single(RegistrantRules.Check(new RegistrantDetails(person, "GEN", null))).Key);
            }
        }
    }

    [Theory, BothEngines]
    public async Task What_a_person_is_told_of_themselves_has_every_field_and_forgetting_leaves_none(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var known = WholePerson.Of("Zedekia");
        var row = await house.RegisterAsync(expo, new RegistrantDetails(known, "GEN", null));
        var file = (await house.Get<PersonFileService>().OfAsync(expo.Id, row.Id, expo.Organiser, Stop)).Value;
        var told = System.Text.Json.JsonDocument.Parse(file.Content).RootElement.GetProperty("person");
        Assert.All(PersonFields.All, f => Assert.True(told.TryGetProperty(f.Name, out _), f.Name));

        Assert.True((await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, row.Id, expo.Organiser, Stop)).IsOk);

        await using var context = house.Context();
        var left = (await context.Registrants.AsNoTracking().SingleAsync(r => r.Id == row.Id, Stop)).Person;
        WholePerson.AssertSame(new PersonDetails { FirstName = "Anonymised", LastName = "person" }, left);
    }
}
