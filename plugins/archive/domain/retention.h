// SPDX-License-Identifier: Apache-2.0
// The retention clock of a dossier: when it stops being active, when inactive, and what then becomes
// of it. Nothing is destroyed by a date; an unknown rule keeps the dossier.
#pragma once

#include <optional>
#include <string>

#include "classification/classification.h"
#include "core/base/clock.h"
#include "core/base/json.h"

namespace archive {

using classification::Fate;

// The rule as applied to one dossier.
struct Rule {
    std::string code;             // that carries the rule; may lie above the dossier's own
    int active_years = 0;
    int inactive_years = 0;
    std::string trigger;          // "" = from closing
    Fate fate = Fate::review;
    bool verified = false;

    bool operator==(const Rule&) const = default;
    core::Json json() const;
    static std::optional<Rule> from(const core::Json& json);   // of null: none
};

std::string_view fate_word(Fate fate);   // "musnah", "permanen", "dinilai_kembali"

// open: not closed yet. unruled: no rule found. waiting: closed, the triggering event is not recorded.
enum class Phase { open, unruled, waiting, active, inactive, ended };
std::string_view name(Phase phase);

struct Term {
    Phase phase = Phase::open;
    std::optional<core::Date> start, active_until, inactive_until;
};

// 29 February counts as 28 February in a common year. The last day still belongs to the period.
Term term(const std::optional<Rule>& rule, std::optional<core::Date> closed,
          std::optional<core::Date> trigger, core::Date today);

// A newer rule is taken over only when it keeps at least as long and leaves the fate alone.
bool adopts(const std::optional<Rule>& applied, const std::optional<Rule>& found);

}  // namespace archive
