namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>The full-text table beside <c>registrants</c>, which triggers keep up to date. It is contentless with
/// deletes (https://sqlite.org/fts5.html#contentless_delete_tables). Its rows have numbers of their own, since VACUUM
/// may renumber the hidden row ids of a table whose key is text.</summary>
internal static class SearchTable
{
    internal const string Create =
        """
        CREATE TABLE registrant_search_rows (
            row INTEGER PRIMARY KEY,
            registrant_id TEXT NOT NULL CONSTRAINT ux_registrant_search_rows_registrant_id UNIQUE);
        CREATE VIRTUAL TABLE registrant_search USING fts5(text, tokenize='trigram', content='', contentless_delete=1);
        CREATE TRIGGER registrants_search_insert AFTER INSERT ON registrants BEGIN
            INSERT INTO registrant_search_rows (registrant_id) VALUES (new.id);
            INSERT INTO registrant_search (rowid, text)
            SELECT row, new.search_text FROM registrant_search_rows WHERE registrant_id = new.id;
        END;
        CREATE TRIGGER registrants_search_update AFTER UPDATE OF search_text ON registrants WHEN old.search_text <> new.search_text BEGIN
            UPDATE registrant_search SET text = new.search_text
            WHERE rowid = (SELECT row FROM registrant_search_rows WHERE registrant_id = new.id);
        END;
        CREATE TRIGGER registrants_search_delete AFTER DELETE ON registrants BEGIN
            DELETE FROM registrant_search WHERE rowid = (SELECT row FROM registrant_search_rows WHERE registrant_id = old.id);
            DELETE FROM registrant_search_rows WHERE registrant_id = old.id;
        END;
        """;

    internal const string Drop =
        """
        DROP TRIGGER registrants_search_insert;
        DROP TRIGGER registrants_search_update;
        DROP TRIGGER registrants_search_delete;
        DROP TABLE registrant_search;
        DROP TABLE registrant_search_rows;
        """;
}
