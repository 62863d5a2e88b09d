using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrowdComms.Data.Imports;

/// <summary>The errors of an import as a table for whoever corrects the file.</summary>
public static class RowErrorsFile
{
    /// <summary>The errors as CSV; what a spreadsheet would take for a formula is written so that it does not.</summary>
    public static string Csv(IEnumerable<RowError> errors, string rowWord)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
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
