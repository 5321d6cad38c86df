#!/usr/bin/env python3
"""Writes python-literals.txt: what ast.literal_eval makes of literals, for ParamsAreAPythonDict.

Usage: python-literals.py [seed [count]] > python-literals.txt
A line: the literal, the outcome, the three wanted values, tab-separated. Texts are JSON strings; a value with lone
surrogates is hex: and its WTF-8 bytes; a missing value is -. Outcomes: dict, none, unreadable, and declined for what
Python reads and EduEtl by design does not (\\N{...}).
"""
import ast
import json
import random
import sys
import warnings

warnings.simplefilter("ignore")
KEYS = ("oauth_consumer_key", "lis_result_sourcedid", "lis_outcome_service_url")
K = "'oauth_consumer_key'"

REAL = (
    "{'oauth_consumer_key': '', 'lis_result_sourcedid': 'course-v1:Org+DST-3.0+28FEB2021:lms.example.org-"
    "0123456789abcdef0123456789abcdef:fedcba9876543210fedcba9876543210', 'lis_outcome_service_url': "
    "'https://lms.example.org/courses/course-v1:Org+DST-3.0+28FEB2021/xblock/handler_noauth/grade_handler'}"
)

# Values of the first wanted key.
VALUES = r"""
'' "" '''''' '''\t''' 'a' "a" "it's" 'say "x"' '''it's''' '\'' "\"" '\\' '\a\b\f\n\r\t\v' '\q' '\8' '\0' '\00' '\000' '\0000' '\18' '\777'
'\400' '\x41' '\x4' '\x' '\xg0' '\xff' '\u0041' '\u041' '\u00e9' '\ud800' '\udfff' '\ud83d\ude00' '\U0001f600' '\U00110000' '\U0010ffff'
'\U0001f60' '\N{DASH}' '\N{EN DASH}' '\N' '\N{}' '\N{' r'\N{EN DASH}' b'\N{x}' r'\'' r'\' r'\\' r'a\nb' R"\x" u'a' U"a" ur'a' ru'a' b'a' B"a"
br'\x' rb'\x' Rb'a' bR'a' bb'a' rr'a' f'a' fr'a' F'' b'\x' b'\x4' b'\xff' b'\777' b'\u' 'a' 'b' 'a'"b"'''c''' u'a' r'\b' 'c' b'a' 'b' 'a' b'b'
b'a' b'b' ('a' 'b') ('a') ('a' ('a')) ('a')'b' (('a')) ('a',) () (,) [] [,] [1] [1,] [1,2 [1 2] [1,,2] {} {1} {1,} {1,2} {,} {1:} {:1} {1:2,} {1:2
{1:2,3} {1,2:3} {[1]} {[1]:2} {{}:1} {{1}} {(1,[2]):3} {(1,(2,)):3} {None} {...} {set()} set() set( ) set(()) set ((set)()) (set)() (set) ((set))() set()()
[set] {set:1} -set() frozenset() list() dict() None True False true NULL nan inf Ellipsis ... .. . ....5 NoneType None() Nonex not None not True
0 00 0_0 007 01 1_000 1__0 1_ _1 0x 0xg 0xFF 0XfF 0x_f 0x__f 0x_ 0o17 0O7 0o8 0b101 0B_1 0b2 0b 1. .5 1.5 1_0.0_1 1._5 1_.5 ._5 1.5.2 1e5 1E5
1e+5 1e-5 1e 1e+ 1e_5 1e5_0 1.e5 .5e5 1j 1J 1.5j 01j 01.5 01e1 09 09.5 00_1 0_7 0j 1e5j 0x1j 1jj 1l 10L 0xfor 1if 1and 1'a' 'a'1 1e999 -1e999
-1 +1 --1 -+1 ~1 - -1 -(1) -(-1) (-1) -True +None -'a' -1j 1+2j 1-2j -1+2j +1-2j 1+2 1j+2j 1+2j+3j (1)+(2j) (-1)+2j 1+(2j) (1+2j) -(1+2j) 1+-2j
-1j+2j 1.5+2.5j 1+2j-1 -1+ 1+ + - 1*2 2**3 1//2 1%2 1<2 1==1 1|2 1if True else 2 lambda:1 [x for x in []] [*[]] {**{}} (yield) a a.b a() 'a'.b
'a'[0] {}[0] [1][0] 'a'%1 'a'+'b' 'a'*2 `a` $ ? ! @ ; : = a=1 (a:=1) #c 'a'#c \ \\ 'a\ '' '' ''' ''''' '''a'''' ''''a''' "DDDaDDD DDDa"b""cDDD "'"'"' 'é' "日本" b'é' é 'a'é
[[[]]] [(),{},[]] {'a':{'b':[1,(2,{3:None})]}} {'oauth_consumer_key':'x'} [{'oauth_consumer_key':'x'}] 'tab	raw' u'''x''' b'''x''' ''u'' 'a'u'b'
""".replace("DDD", '"' * 3).split("\n")

# Whole literals; backslashes are Python's here.
WHOLE = [
    REAL, REAL.replace("'", '"'), "", " ", "  ", "\t", "\n", "None", " None", "None ", "\nNone", "\n None", "(None)", "None # x", "'None'", "'none'",
    "'No' 'ne'", "u'None'", "b'None'", "None,", "None\nNone", "{}", " {}", "\t {}", "\n{}", "\n {}", " \n{}", " \n {}", "\f{}", "\f {}", " \f{}",
    "\n\f{}", "\n \f{}", "\\\n{}", "\\\n {}", "\n\\\n{}", "\\\n\n{}", "\r{}", "\r\n{}", "# c\n{}", "# c\r{}", "# c", "#\n # d\n{}", "{} ", "{}\t", "{}\n",
    "{}\n\n", "{}\n ", "{}\n \n", "{}\n\t", "{}\n # c", "{}\n # c\n", "{} # c", "{}# c\n# d", "{}\f", "{}\n\f", "{}\n \f", "{}\\\n", "{}\\\n\n", "{}\\\n ",
    "{}\\\n# c", "{}\n\\\n", "{}\n\\\n\n", "{}\\", "{}\\ \n", "{}\n{}", "{}{}", "{};", "{};\n", "{},", "({})", "(({}))", "({},)", "(\n{}\n)", "({}", "{})", "[{}]",
    "-{}", "+{}", "{}+1j", "{}.x", "{}[0]", "{}()", "{}|{}", "{", "}", "[]", "()", "'a'", "1", "True", "set()", "{1}", "eval", "__import__('os')", "\ufeff{}",
    "\u00a0{}", "{\u00a0}", "{\u2028}", "{}\x1a", "{}\0", "{'a': '\0'}", "\0", "{'a': '\ud800'}", "{'a': '\ude00\ud83d'}", "{'a': '\U0001f600'}", "{\n}", "{\r}", "{\r\n}", "{\f}", "{\v}",
    "{#c\n}", "{#c\r}", "{#c}", "{\\\n}", "{\\\r\n}", "{\\ \n}", "{\\}", "{# \\\n}", "{" + K + "\n:\n'x'\n,\n}", "{" + K + "\\\n:'x'}", "{" + K + "#c\n:'x'}",
    "{" + K + ":'''a\nb'''}", "{" + K + ":'''a\rb'''}", "{" + K + ":'''a\r\nb\n\rc'''}", "{" + K + ":r'''a\r\nb'''}", "{" + K + ":'a\nb'}", "{" + K + ":'a\rb'}",
    "{" + K + ":'a\\\nb'}", "{" + K + ":'a\\\rb'}", "{" + K + ":'a\\\r\nb'}", "{" + K + ":r'a\\\nb'}", "{" + K + ":r'a\\\r\nb'}", "{" + K + ":r'a\\\rb'}",
    "{" + K + ":b'''a\r\nb'''}", "{" + K + ":b'a\\\r\nb'}", "{" + K + ":'a'\n'b'}", "{" + K + ":'a'\\\n'b'}", "{" + K + ":'a'#c\n'b'}", "{" + K + ":'''a''b'''}",
    "{" + K + ":'''\\'''}", "{" + K + ":'''a\\''''}", "{" + K + ":'\x01\x7f'}", "{" + K + ":1," + K + ":'x'}", "{" + K + ":'x'," + K + ":1}", "{" + K + ":'x'," + K + ":''}",
    "{'oauth_' 'consumer_key':'x'}", "{'oauth\\x5fconsumer_key':'x'}", "{u" + K + ":'x'}", "{r" + K + ":'x'}", "{b" + K + ":'x'}", "{(" + K + "):'x'}", "{(" + K + ",):'x'}",
    "{'OAUTH_CONSUMER_KEY':'x'}", "{'oauth_consumer_key ':'x'}", "{'other':'x'}", "({" + K + ":'x'})", "{'n':{" + K + ":'x'}}", "{'n':[{" + K + ":'x'}]}", "{('n',):1," + K + ":'x'}",
    "{" + K + ":'x'}" + " " * 50, "{" + K + " 'x'}", "{" + K + ":'x',,}", "{" + K + ":'x';}", "{" + K + "}", "{" + K + ":'x'", K + ":'x'}", "{" + K + ":}", "{'a':1'b':2}",
    "{1:" + "1" * 4300 + "}", "{1:" + "1" * 4301 + "}", "{1:" + "0" * 4400 + "}", "{1:1." + "1" * 4400 + "}", "{1:0x" + "1" * 3500 + "}", "{1:" + "1" * 4301 + "j}",
    "{1:" + "1_" * 4299 + "1}",
]

ALPHABET = list("'\"\\{}[](),:+-.#_ \t\n\r\f0178xXuUbBrRNjeEatns*éЯ😀") + ["''", "'''", '"""', "None", "True", "set()", "\\x4", "\\u00e9", "\\ud800", "\\N{DASH}", "\\7", "\\\n", K, "1j", "0x", "1e5", "b'", "r'", "u'"]


def generated(rng, depth=0):
    pick = rng.randrange(12 if depth < 4 else 7)
    space = lambda: rng.choice(["", "", "", " ", "\n", " \t", "#c\n", "\\\n"])
    if pick < 3:
        prefix = rng.choice(["", "", "", "u", "r", "R", "b", "br"])
        quote = rng.choice(["'", '"', "'''", '"""'])
        body = "".join(rng.choice(["a", "Z", " ", "\\n", "\\'", '\\"', "\\\\", "\\x41", "\\u20ac", "\\12", "\\z"]) for _ in range(rng.randrange(5)))
        return prefix + quote + body + quote + (space() + "'j'" if "b" not in prefix and rng.random() < 0.1 else "")
    if pick == 3:
        return rng.choice(["0", "1", "-1", "+2.5", "1e5", "0xff", "1_0", "1+2j", "- 3j", "0o7", "0b1", ".5"])
    if pick < 7:
        return rng.choice(["None", "True", "False", "...", "set()"])
    items = [space() + generated(rng, depth + 1) + space() for _ in range(rng.randrange(4))]
    tail = "," if items and rng.random() < 0.3 else ""
    if pick == 7:
        return "[" + ",".join(items) + tail + "]"
    if pick == 8:
        return "(" + ",".join(items) + ("," if len(items) == 1 else tail) + ")"
    if pick == 9 and items:
        return "{" + ",".join(items) + tail + "}"
    return "{" + ",".join(space() + rng.choice(["'%s'" % k for k in KEYS] + ["1", "None", "b'k'", "('a', 1)", "'other'"]) + space() + ":" + i for i in items) + tail + "}"


def mutated(rng, text):
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(text) + 1)
        if rng.random() < 0.4:
            text = text[:at] + text[at + rng.randrange(1, 4):]
        else:
            text = text[:at] + rng.choice(ALPHABET) + text[at:]
    return text


def shown(value):
    if not isinstance(value, str):
        return "-"
    if any(0xD800 <= ord(c) < 0xE000 for c in value):
        return "hex:" + value.encode("utf-8", "surrogatepass").hex()
    return json.dumps(value)


def line(literal):
    values = ["-", "-", "-"]
    if literal == "":
        outcome = "none"
    else:
        try:
            result = ast.literal_eval(literal)
            if result is None or result == "None":
                outcome = "none"
            elif isinstance(result, dict):
                outcome = "dict"
                values = [shown(result.get(key)) for key in KEYS]
            else:
                outcome = "unreadable"
        except (SyntaxError, ValueError, TypeError):
            outcome = "unreadable"
    if outcome == "dict" and "\\N{" in literal and not declined_elsewhere(literal):
        outcome, values = "declined", ["-", "-", "-"]
    return "\t".join([json.dumps(literal), outcome, *values])


def declined_elsewhere(literal):
    """Whether the \\N{ is no escape: as invalid as it would be with a name that does not exist."""
    try:
        ast.literal_eval(literal.replace("\\N{", "\\N{no such name "))
        return True
    except (SyntaxError, ValueError):
        return False


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    rng = random.Random(seed)
    literals = dict.fromkeys(WHOLE)
    for row in VALUES:
        words = row.split(" ")
        for start in range(len(words)):
            for end in range(start + 1, min(start + 4, len(words)) + 1):
                if end == start + 1 or seed == 0 and end <= start + 2:
                    literals["{" + K + ": " + " ".join(words[start:end]) + "}"] = None
    for _ in range(count):
        text = rng.choice([REAL, generated(rng), "{" + K + ":" + generated(rng) + "}"])
        literals[text if rng.random() < 0.25 else mutated(rng, text)] = None
    print(f"# Python {sys.version.split()[0]}, seed {seed}; written by python-literals.py")
    for literal in literals:
        print(line(literal))


main()
