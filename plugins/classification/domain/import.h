// SPDX-License-Identifier: Apache-2.0
// Comparing a file with an instrument: new rows are taken, equal ones passed over, and every row
// that is unclear or says something else than what is there goes to the review list with its
// reason.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "classification/domain/reading.h"

namespace classification {

struct CodeRow {
    std::string code, name, parent, source;
    bool personal = false;   // of berkas perseorangan
    bool told = true;        // that was told, not taken from the words; what was not is no difference
    std::string keywords{};  // other words it is looked for by: "rapat, notulen"; of no weight for what is filed under it
    bool worded = true;      // the table tells them
    std::string sought() const { return keywords.empty() ? name : name + " " + keywords; }
    bool same(const CodeRow& stands) const {
        return code == stands.code && name == stands.name && parent == stands.parent &&
               (!told || personal == stands.personal);
    }
};
struct RuleRow {
    RetentionRule rule;
    std::string source;
    bool told = true;                        // of its mark, as above
    bool same(const RuleRow& stands) const;  // whatever the words as found
};
struct AccessRow {
    std::string code;
    AccessClass access = AccessClass::ordinary;
    std::string source{};
    std::string rights{};                        // who may open it (hak akses), as the table says
    PublicAccess open = PublicAccess::untold;    // akses publik
    std::string grounds{}, unit{};               // dasar pertimbangan, unit pengolah
    std::optional<int> closed_years{};           // masa tertutup, of what is closed to the public

    bool same(const AccessRow& other) const;
    // Where either says nothing the other counts; nullopt where they say different things.
    std::optional<AccessRow> with(const AccessRow& other) const;
    // What it leaves out stays as it stood; of a class that is not the public's nothing is open to it.
    void fill(const AccessRow& stood);
};
struct PhraseRow {
    std::string phrase;   // plain
    Triggers triggers;
    bool told = true;     // of the marks of its events
};

// The column in which a table marks what is of persons.
inline constexpr const char* mark_column = "perseorangan";

// Why a row waits for a person; the words are "classification.reason.<name>".
enum class Reason {
    no_code,
    no_name,
    duplicate,
    parent_missing,
    differs,
    code_unknown,
    years_unreadable,
    fate_unknown,
    access_unknown,
    contradicts,   // what somebody read of the words is not what they say
    public_unknown,
    public_open,   // open to the public, and of a class that is not
    phrase_missing,
    event_missing,
    mode_unknown,
    scope_unknown,
    logic_unknown,
    mark_unknown,  // neither yes nor no
    code_number    // kept as a number by a workbook
};
inline constexpr std::array all_reasons{
    Reason::no_code,          Reason::no_name,      Reason::duplicate,      Reason::parent_missing, Reason::differs, Reason::code_unknown,
    Reason::years_unreadable, Reason::fate_unknown, Reason::access_unknown, Reason::contradicts,    Reason::public_unknown,
    Reason::public_open,      Reason::phrase_missing, Reason::event_missing, Reason::mode_unknown,   Reason::scope_unknown,
    Reason::logic_unknown,    Reason::mark_unknown, Reason::code_number};
std::string_view name(Reason reason);
// The column of the row in which that is to be mended; "kode" where it is about the whole row.
std::string column_of(Reason reason, const Cells& row);
Reason reason_named(std::string_view text);

// trigger: the dictionary of a schedule. It is a table of its own, but no edition.
enum class Kind { scheme, retention, access, trigger };
constexpr std::array all_kinds{Kind::scheme, Kind::retention, Kind::access, Kind::trigger};
constexpr Kind edition_kind(Kind kind) { return kind == Kind::trigger ? Kind::retention : kind; }
std::string_view name(Kind kind);
Kind kind_named(std::string_view text);

struct Finding {
    Kind kind = Kind::scheme;
    int line = 0;
    std::string code;
    Reason reason = Reason::differs;
    Cells row;            // as it stood in the file
    std::string present;  // what is there instead, in words
};

struct Existing {
    std::map<std::string, CodeRow> codes;
    std::map<std::string, RuleRow> rules;
    std::map<std::string, AccessRow> access;
    std::map<std::string, Triggers> phrases;   // what the rules' words mean
};
struct ImportPlan {
    std::vector<CodeRow> codes;
    std::vector<RuleRow> rules;
    std::vector<AccessRow> access;
    std::vector<PhraseRow> phrases;
    std::vector<Finding> findings;
    int same = 0;
};

bool has_rules(const Table& table);   // columns of retention
ImportPlan plan_codes(const Existing& existing, const Table& table);
// Retention rules, and access classes where the table has a column "keamanan".
ImportPlan plan_retention(const Existing& existing, const Table& table);
ImportPlan plan_access(const Existing& existing, const Table& table);
ImportPlan plan_phrases(const Existing& existing, const Table& table);

// The row as a value, for import and for review; nullopt with the reason when it cannot be one.
std::optional<CodeRow> read_code(const Cells& row, Reason& why);
std::optional<RuleRow> read_rule(const Cells& row, Reason& why);
std::optional<AccessRow> read_access_row(const Cells& row, Reason& why);
// Of several events each cell has as many parts, parted by "|".
std::optional<PhraseRow> read_phrase(const Cells& row, Reason& why);
// What the row is about: its code, of a phrase the phrase.
std::string subject_of(Kind kind, const Cells& row);

// The same of whatever kind.
struct ReadRow {
    std::optional<CodeRow> code;
    std::optional<RuleRow> rule;
    std::optional<AccessRow> access;
    std::optional<PhraseRow> phrase;
    Reason why = Reason::differs;   // of none of them

    explicit operator bool() const { return code || rule || access || phrase; }
};
ReadRow read_row(Kind kind, const Cells& row);

// The row as a person corrects it. Of words that were touched, what was read of them before is emptied, unless it was
// touched as well: the words count.
Cells mended(const Cells& found, const Cells& given);
// For cells that cannot be read what may be meant, by column. Never taken but by a person.
Cells proposals(Kind kind, const Cells& row);

std::string in_words(const RuleRow& rule);  // "2 · 3 · musnah"
std::string in_words(const AccessRow& row);   // "terbatas · Kepala dinas · tertutup"
std::string beside(const AccessRow& row);     // the same without the class: " · Kepala dinas · tertutup"
std::string in_words(const Triggers& triggers);   // "Kontrak berakhir (titik, berkas)"

}  // namespace classification
