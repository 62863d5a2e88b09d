using System.Reflection;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Messages;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;

namespace CrowdComms.Tests.Data.Common;

public sealed class TextRulesTests
{
    private const string Dirty = " \u202EAda\r\nBcc: x\0\u2066y\u2069\u2028z\t ", Clean = "Ada Bcc: x y z";

    [Fact]
    public void A_line_keeps_no_line_break_no_control_character_and_nothing_that_turns_its_direction()
    {
        Assert.Equal(Clean, TextRules.Line(Dirty));
        Assert.Equal("", TextRules.Line(null));
        Assert.Equal("محمد \u200Dعلي", TextRules.Line("محمد \u200Dعلي"));
        Assert.Equal("one\ntwo", TextRules.Lines(" \u202Eone\ntwo\u2069 "));
    }

    [Theory]
    [InlineData(typeof(Event), "Name"), InlineData(typeof(Event), "Venue"), InlineData(typeof(Zone), "Name")]
    [InlineData(typeof(Station), "Name"), InlineData(typeof(PassType), "Name"), InlineData(typeof(Company), "ContactName")]
    [InlineData(typeof(Device), "Name"), InlineData(typeof(ApiKey), "Name"), InlineData(typeof(WallLink), "Label")]
    [InlineData(typeof(MessageTemplate), "Subject"), InlineData(typeof(Mailing), "Subject"), InlineData(typeof(User), "DisplayName")]
    public void Names_and_subjects_are_kept_on_one_line_on_every_path(Type entity, string property)
    {
        var row = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(entity);
        var found = entity.GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!;
        found.SetValue(row, Dirty);
        Assert.Equal(Clean, found.GetValue(row));
    }

    [Fact]
    public void Every_field_of_a_person_is_clean_and_only_needs_and_notes_have_several_lines()
    {
        var dirty = PersonFields.Person(field => field.IsList ? new List<string> { Dirty } : field == PersonFields.Email ? null : Dirty);
        var tidy = dirty.Tidied();
        Assert.All(PersonFields.All.Where(f => f != PersonFields.Email), field => Assert.Equal(
            field.IsMultiline ? "Ada\nBcc: x\0y\nz" : Clean, field.Text(tidy)));
        Assert.Equal(["notes", "dietary", "accessibility"], PersonFields.All.Where(f => f.IsMultiline).Select(f => f.Name));
        Assert.Equal(Clean, new Company(Guid.Empty, Dirty).Name);
    }

    [Theory]
    [InlineData("Win at https://evil.example", true), InlineData("WWW.evil.example", true), InlineData("w\u200Bww.evil", true)]
    [InlineData("hxxp://x", true), InlineData("ｗｗｗ．evil", true)]
    [InlineData("Ada www Lovelace", false), InlineData("Dr. A. Lovelace", false), InlineData("S.A.", false), InlineData(null, false)]
    public void A_web_address_in_a_name_is_found(string? name, bool isFound) =>
        Assert.Equal(isFound ? "First name contains a web address. Write only the name." : null,
            TextRules.WithoutLink("First name", name));
}
