using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Registrants;

/// <summary>A correction and a change of others are merged in every field of a person, for every audience.</summary>
public sealed class PersonMergeTests
{
    private static PersonDetails Seen { get; } = WholePerson.Of("seen");

    private static PersonDetails Staff { get; } = WholePerson.Of("staff");

    private static PersonDetails Mine { get; } = WholePerson.Of("mine");

    private static readonly PersonAudience[] Audiences =
        [.. Enum.GetValues<PersonAudience>(), PersonAudience.OwnLink | PersonAudience.CompanyLink];

    [Fact]
    public void A_field_is_that_of_the_only_one_who_changed_it()
    {
        EachField((field, audience, isWritable) =>
        {
            var staffsAlone = PersonMerge.Of(With(field, Staff), new PersonCorrection(Seen, Seen), audience);
            WholePerson.AssertSame(With(field, Staff), staffsAlone.Person);
            Assert.Null(staffsAlone.Refusal);

            var mineAlone = PersonMerge.Of(Seen, new PersonCorrection(Seen, With(field, Mine)), audience);
            WholePerson.AssertSame(isWritable ? With(field, Mine) : Seen, mineAlone.Person);
            Assert.Null(mineAlone.Refusal);
        });
    }

    [Fact]
    public void What_staff_change_in_every_other_field_stays()
    {
        EachField((field, audience, isWritable) =>
        {
            var stored = PersonFields.Person(f => f.Value(f == field ? Seen : Staff));

            var merged = PersonMerge.Of(stored, new PersonCorrection(Seen, With(field, Mine)), audience);

            WholePerson.AssertSame(PersonFields.Person(f => f.Value(f != field ? Staff : isWritable ? Mine : Seen)), merged.Person);
            Assert.Null(merged.Refusal);
        });
    }

    [Fact]
    public void A_field_that_both_changed_is_refused_by_name_with_the_stored_value_and_keeps_the_typed_one()
    {
        EachField((field, audience, isWritable) =>
        {
            var merged = PersonMerge.Of(With(field, Staff), new PersonCorrection(Seen, With(field, Mine)), audience);

            WholePerson.AssertSame(isWritable ? With(field, Mine) : With(field, Staff), merged.Person);
            Assert.Equal(isWritable ? "registrant.version_stale" : null, merged.Refusal?.Code);
            Assert.Equal(isWritable ? [field.Name] : [], merged.Disputed.Keys);
            Assert.All(merged.Disputed.Values, sentences => Assert.Equal(
                $"Someone changed this to “{field.Text(Staff)}” in the meantime. Save again to keep yours.", Assert.Single(sentences)));
        });
    }

    [Fact]
    public void A_field_that_both_changed_to_one_value_is_no_dispute_and_one_that_staff_emptied_is()
    {
        EachField((field, audience, isWritable) =>
        {
            var same = PersonMerge.Of(With(field, Mine), new PersonCorrection(Seen, With(field, Mine)), audience);
            Assert.Null(same.Refusal);
            WholePerson.AssertSame(With(field, Mine), same.Person);

            var emptied = PersonMerge.Of(
                With(field, new PersonDetails()), new PersonCorrection(Seen, With(field, Mine)), audience);
            Assert.Equal(isWritable ? "Someone removed this in the meantime. Save again to keep yours." : null,
                emptied.Disputed.GetValueOrDefault(field.Name)?[0]);

            var empties = PersonMerge.Of(Seen, new PersonCorrection(Seen, With(field, new PersonDetails())), audience);
            Assert.Equal(isWritable, field.IsBlank(empties.Person));
        });
    }

    [Fact]
    public void Blanks_and_the_line_breaks_of_a_browser_are_no_change()
    {
        foreach (var field in PersonFields.All.Where(f => !f.IsList && f != PersonFields.Email))
        {
            var stored = PersonFields.Person(f => f == field && f.IsMultiline ? "one\ntwo" : f.Value(Seen));
            var sent = PersonFields.Person(f => f == field ? $" {f.Text(stored)!.ReplaceLineEndings("\r\n")} " : f.Value(stored));

            WholePerson.AssertSame(With(field, Staff),
                PersonMerge.Of(With(field, Staff), new PersonCorrection(stored, sent), field.Audience).Person);
        }
    }

    [Fact]
    public void A_form_that_does_not_tell_what_it_showed_overwrites_nothing()
    {
        EachField((field, audience, isWritable) =>
        {
            Assert.Equal(isWritable, PersonMerge.Of(
                Seen, new PersonCorrection(new PersonDetails(), With(field, Mine)), audience).Disputed.ContainsKey(field.Name));
            WholePerson.AssertSame(Seen,
                PersonMerge.Of(Seen, new PersonCorrection(new PersonDetails(), new PersonDetails()), audience).Person);
        });
    }

    private static PersonDetails With(PersonField field, PersonDetails other) =>
        PersonFields.Person(f => f.Value(f == field ? other : Seen));

    private static void EachField(Action<PersonField, PersonAudience, bool> check)
    {
        foreach (var field in PersonFields.All)
        {
            foreach (var audience in Audiences)
            {
                check(field, audience, field.IsFor(audience));
            }
        }
    }
}
