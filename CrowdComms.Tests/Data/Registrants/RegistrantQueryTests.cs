using System.Reflection;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Data.Registrants;

public sealed class RegistrantQueryTests
{
    private static readonly string[] NoFilters = ["Statuses", "Sort", "Descending", "Page", "PageSize"];

    // A filter that this forgets would show the total of everybody above the page of a few.
    [Fact]
    public void The_total_comes_from_the_counts_by_status_only_without_any_other_filter()
    {
        Assert.True(new RegistrantQuery { Search = " ", Sort = RegistrantSort.Email, Page = 3 }.CountsByStatus);
        foreach (var filter in typeof(RegistrantQuery).GetProperties().Where(p => !NoFilters.Contains(p.Name)))
        {
            var query = new RegistrantQuery();
            filter.SetValue(query, Some(filter));
            Assert.False(query.CountsByStatus, filter.Name);
        }
    }

    private static object Some(PropertyInfo filter) => filter.PropertyType switch
    {
        { IsGenericType: true } list when list.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) =>
            Array.CreateInstance(list.GetGenericArguments()[0], 1),
        var type when type == typeof(string) => "Ada",
        var type when type == typeof(Guid?) => Guid.CreateVersion7(),
        var type when type == typeof(DateTimeOffset?) => DateTimeOffset.UnixEpoch,
        var type => throw new InvalidOperationException($"No value for {type}."),
    };
}
