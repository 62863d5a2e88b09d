namespace CrowdComms.Data.Registrants;

/// <summary>Finds registrants by the words of a search, with the text index that each database engine has.</summary>
public interface IRegistrantMatch
{
    /// <summary>
    /// The registrants whose search column holds every one of the folded <paramref name="words"/>. A word is found
    /// anywhere in another; one or two Latin letters are found only where a word begins.
    /// </summary>
    IQueryable<Registrant> Search(CrowdCommsContext context, IReadOnlyList<string> words);
}
