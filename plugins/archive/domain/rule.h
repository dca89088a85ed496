// SPDX-License-Identifier: Apache-2.0
// The retention rule as applied to one dossier, frozen when it was closed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "classification/classification.h"
#include "core/base/json.h"

namespace archive {

using classification::Fate;

struct Rule {
    std::string code;             // that carries the rule; may lie above the dossier's own
    int active_years = 0;
    int inactive_years = 0;
    std::string trigger;          // as in the schedule; "" = from closing
    Fate fate = Fate::review;
    bool verified = false;
    std::string exception;        // as in the schedule
    std::string verbatim;         // the row as found
    std::string edition;
    classification::Triggers triggers{};   // `trigger` as read
    bool to_personal = false;     // its exception goes into personal dossiers ("kecuali SK masuk berkas perseorangan")

    bool operator==(const Rule&) const = default;
    core::Json json() const;
    // Of null: none. Where nothing tells how the trigger is read, it is an event of the dossier.
    static std::optional<Rule> from(const core::Json& json);
};

// Is there something to tell of what is found now? Not that it is written down more fully than it was.
bool differs(const std::optional<Rule>& seen, const std::optional<Rule>& found);

// A newer rule is taken over only when it keeps at least as long and as surely, waits for the same and excepts the same;
// and one that keeps for ever what the applied one does not, however its years are counted.
bool adopts(const std::optional<Rule>& applied, const std::optional<Rule>& found);

// Does the one that comes except what was not excepted? Whoever went through what one excepts has not gone through that.
inline bool excepts_otherwise(const std::optional<Rule>& was, const std::optional<Rule>& now) {
    return now && !now->exception.empty() && (!was || was->exception != now->exception);
}

// What an item would lose that goes from under one rule to under another (archive.md R2): nothing, the surety of its
// fate, the event its years wait for, or years. No rule counts as one to be judged, for what has none is kept until
// somebody decides.
enum class Loss { none, fate, event, years };
Loss loss(const std::optional<Rule>& from, const std::optional<Rule>& to);

}  // namespace archive
