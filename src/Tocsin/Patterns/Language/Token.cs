namespace Tocsin.Patterns.Language;

internal enum Token { None, StartObject, EndObject, StartArray, EndArray, Name, String, Integer, Float, True, False, Null }
