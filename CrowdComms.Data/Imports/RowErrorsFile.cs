using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrowdComms.Data.Imports;

/// <summary>Writes the errors of an import as a table, for the people who correct the file.</summary>
public static class RowErrorsFile
{
    /// <summary>The errors as CSV. Texts that a spreadsheet would run as a formula are escaped.</summary>
    public static string Csv(IEnumerable<RowError> errors, string rowWord)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        csv.WriteField(rowWord);
        csv.WriteField("Field");
        csv.WriteField("What is wrong");
        csv.NextRecord();
        foreach (var error in errors)
        {
            csv.WriteField(error.Row);
            csv.WriteField(error.Field);
            csv.WriteField(error.Message);
            csv.NextRecord();
        }

        csv.Flush();
        return text.ToString();
    }
}
