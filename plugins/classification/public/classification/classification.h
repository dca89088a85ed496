// SPDX-License-Identifier: Apache-2.0
// The instruments of record keeping: classification codes (Permendagri 83/2022), retention (JRA) and
// access rules (SKKAAD). A code is opaque text: 500.1 and 500.10 differ.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "classification/triggers.h"
#include "core/auth/actor.h"
#include "core/db/db.h"

namespace classification {

enum class AccessClass { ordinary, limited, secret, top_secret };   // B, T, R, SR
constexpr bool secret(AccessClass access) { return access >= AccessClass::secret; }        // R, SR
constexpr bool withheld(AccessClass access) { return access != AccessClass::ordinary; }    // its subject is for those concerned
inline constexpr std::array<AccessClass, 4> all_access{AccessClass::ordinary, AccessClass::limited,
                                                       AccessClass::secret, AccessClass::top_secret};
std::string_view letter_of(AccessClass access);                     // "B"
std::string_view name(AccessClass access);                          // "biasa", "terbatas", "rahasia", "sangat_rahasia"
AccessClass access_named(std::string_view text);                    // either form; throws Error(invalid)

// Names of the classes that lie open in the seat.
core::db::Values reached_by(const core::Seat& seat);

struct Code {
    std::string code;          // "000.1.5"
    std::string name;          // may be long
    std::string parent;        // "" at the top
    bool leaf = false;
    bool verified = false;     // false: shown as "belum diverifikasi"
    bool personal = false;     // marked: dossiers under it, and under codes below it, are of persons
    std::string scheme{};      // the edition it stands in, by id
};

// What something was filed under: a code means what the scheme of its day says, and a newer one may use it again for
// another matter.
struct Matter {
    std::string code;
    std::string name{};     // as it was called then; "" = whatever it is called
    std::string scheme{};   // edition, by id; "" = nobody kept it: the one that calls the code so

    bool operator==(const Matter&) const = default;
    bool operator<(const Matter& other) const {
        return std::tie(code, name, scheme) < std::tie(other.code, other.name, other.scheme);
    }
};

enum class Fate { destroy, keep, review };   // musnah, permanen, dinilai kembali
std::string_view name(Fate fate);

struct RetentionRule {
    std::string code;
    int active_years = 0;
    std::string trigger;       // words after the years in the schedule, "" = from closing of the dossier
    int inactive_years = 0;
    Fate fate = Fate::review;
    std::string exception;
    std::string verbatim;      // the row as found
    std::string edition;       // of the schedule, by name
    Triggers triggers;         // `trigger` as read; none of it when nobody knows these words
    bool verified = false;     // the schedule is
    bool to_personal = false;  // marked: its exception goes into personal dossiers
};

class Instruments {
  public:
    virtual ~Instruments() = default;
    virtual std::optional<Code> code(core::db::Tx& tx, std::string_view code) = 0;
    virtual std::vector<Code> children(core::db::Tx& tx, std::string_view parent) = 0;   // natural order
    // By words of the name or the start of the code, best first.
    virtual std::vector<Code> search(core::db::Tx& tx, std::string_view words, int limit) = 0;
    // The rule of the matter or of the nearest code above that has one, by the schedule in force on that day; without a
    // day by today's. None where its code means another matter now and no pair tells what became of it.
    virtual std::optional<RetentionRule> retention(core::db::Tx& tx, const Matter& matter,
                                                   const std::optional<core::Date>& on) = 0;
    // What its code is called today, where that is another matter and no pair tells what became of this one.
    virtual std::optional<std::string> another(core::db::Tx& tx, const Matter& matter) = 0;
    // The code whose row of the schedule in force waits for a decision: until then the matter has no rule, not even that
    // of a code above.
    virtual std::optional<std::string> undecided(core::db::Tx&, const Matter&) { return std::nullopt; }
    // Default of the code. Of one whose row waits the strictest class that may be meant: what cannot be read is limited at
    // least.
    virtual AccessClass access(core::db::Tx& tx, std::string_view code) = 0;
    // Codes of other editions that mean the same matter as this one or one below it: what is filed under one is found under all of them.
    virtual std::vector<std::string> kin(core::db::Tx& tx, std::string_view code) = 0;
};

}  // namespace classification
