// SPDX-License-Identifier: Apache-2.0
// An item told apart from the rule of its dossier, or the note that all which the rule excepts were gone through
// (JRA: "kecuali SK masuk berkas perseorangan"). Of one item the last word counts; none is ever changed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "archive/keeping.h"
#include "core/base/clock.h"

namespace archive {

using ItemId = core::Id<struct ItemTag>;
using ExceptionId = core::Id<struct ExceptionTag>;

constexpr int longest_years = 100;

struct Exception {
    // none: as the rule says, after all. years: its own. settled, unsettled: of the dossier, no item.
    enum class Kind { none, permanent, moved, unresolved, years, settled, unsettled };

    ExceptionId id;
    DossierId dossier;
    std::optional<ItemId> item_id;
    int item = 0;
    Kind kind = Kind::none;
    std::optional<int> active_years, inactive_years;
    std::optional<DossierId> target;   // of a move
    int target_number = 0;
    std::string reason;
    core::Instant recorded{};
    std::string recorded_by;

    bool of_dossier() const { return kind == Kind::settled || kind == Kind::unsettled; }
    // Throws Error(invalid) naming the field.
    void check() const;
};

constexpr std::array all_exceptions{Exception::Kind::none,     Exception::Kind::permanent, Exception::Kind::moved,
                                    Exception::Kind::unresolved, Exception::Kind::years,   Exception::Kind::settled,
                                    Exception::Kind::unsettled};
std::string_view name(Exception::Kind kind);
std::optional<Exception::Kind> exception_named(std::string_view word);

// Would the word take something from the one that stands? Permanent is above unresolved, that above the rule and own years,
// and of years each period counts for itself: what takes is said by two persons (archive.md R2, I9).
bool lesser(const std::optional<Exception>& stands, const Exception& word);
// The last of an item: they wait under a word that stands above them, and come back with none.
std::optional<Exception> own_years(const std::vector<Exception>& all, int item);
// In the order of items: the words that stand, and those a lesser one took back, be it by way of a higher one.
std::vector<ToldApart> told_apart(const std::vector<Exception>& all);

// Does the last word about the dossier say that its exceptions are settled?
bool settled(const std::vector<Exception>& all);

}  // namespace archive
