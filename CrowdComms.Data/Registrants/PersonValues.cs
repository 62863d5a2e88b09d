namespace CrowdComms.Data.Registrants;

/// <summary>The values of a person's fields, by audience and in the order of columns.</summary>
public static class PersonValues
{
    /// <summary>Creates a person whose fields of one audience are as that audience wrote them, and whose other fields
    /// are as before.</summary>
    /// <param name="before">The details before the change.</param>
    /// <param name="written">What the audience sent; fields that the audience may not write are ignored.</param>
    /// <param name="audience">Who sent it.</param>
    public static PersonDetails Written(PersonDetails before, PersonDetails written, PersonAudience audience) =>
        PersonFields.Person(field => field.Value(field.IsFor(audience) ? written : before));

    /// <summary>A value per field in the order of exports, with <paramref name="others"/> (company and pass type) after the
    /// fields that come before the company.</summary>
    internal static IEnumerable<T> Around<T>(Func<PersonField, T> of, params IEnumerable<T> others) =>
        [.. PersonFields.All.Where(f => f.IsBeforeCompany).Select(of), .. others,
            .. PersonFields.All.Where(f => !f.IsBeforeCompany).Select(of)];
}
