using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tocsin.Delivery.Store;

/// <summary>A statement that is prepared once and run many times, its values bound by their places.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "the connection's")]
    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
    }

    /// <summary>Runs it; gives how many rows it changed.</summary>
    public int Change(params ReadOnlySpan<Value> values)
    {
        Run(values);
        return raw.sqlite3_changes(database);
    }

    public void Run(params ReadOnlySpan<Value> values) => First(values, static _ => 0L);

    /// <summary>The text in the first column of the first row; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<Value> values) => First(values, static s => raw.sqlite3_column_text(s, 0).utf8_to_string());

    /// <summary>The number in the first column of the first row; null where there is none.</summary>
    public long? Query(params ReadOnlySpan<Value> values) => First(values, static s => (long?)raw.sqlite3_column_int64(s, 0));

    private T? First<T>(ReadOnlySpan<Value> values, Func<sqlite3_stmt, T> column)
    {
        for (int i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(values[i].Bind(statement, i + 1), database);
        }
        int code = raw.sqlite3_step(statement);
        var first = code == raw.SQLITE_ROW ? column(statement) : default;
        while (code == raw.SQLITE_ROW)
        {
            code = raw.sqlite3_step(statement);
        }
        int reset = raw.sqlite3_reset(statement);
        raw.sqlite3_clear_bindings(statement);
        SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? reset : code, database);
        return first;
    }

    public void Dispose() => statement.Dispose();

    /// <summary>What a place of a statement takes.</summary>
    public readonly struct Value
    {
        private const int TextOnStack = 300;

        private readonly string? text;
        private readonly ReadOnlyMemory<byte> bytes;
        private readonly long number;
        private readonly Kind kind;

        private Value(Kind kind, string? text, ReadOnlyMemory<byte> bytes, long number) =>
            (this.kind, this.text, this.bytes, this.number) = (kind, text, bytes, number);

        private enum Kind { Nothing, Text, Bytes, Number }

        public static implicit operator Value(string? text) => new(text is null ? Kind.Nothing : Kind.Text, text, default, 0);

        public static implicit operator Value(ReadOnlyMemory<byte> bytes) => new(Kind.Bytes, null, bytes, 0);

        public static implicit operator Value(long number) => new(Kind.Number, null, default, number);

        public static implicit operator Value(long? number) => number is { } n ? (Value)n : new Value(Kind.Nothing, null, default, 0);

        internal int Bind(sqlite3_stmt statement, int place) => kind switch
        {
            Kind.Text => Bind(statement, place, text!),
            Kind.Bytes => raw.sqlite3_bind_blob(statement, place, bytes.Span),
            Kind.Number => raw.sqlite3_bind_int64(statement, place, number),
            _ => raw.sqlite3_bind_null(statement, place),
        };

        /// <summary>As bytes of the stack: SQLite takes a copy anyway.</summary>
        private static int Bind(sqlite3_stmt statement, int place, string text)
        {
            // An empty span has no address, which SQLite takes for NULL.
            if (text.Length is 0 or > TextOnStack)
            {
                return raw.sqlite3_bind_text(statement, place, text);
            }
            Span<byte> utf8 = stackalloc byte[TextOnStack * 3];
            return raw.sqlite3_bind_text(statement, place, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        }
    }
}
