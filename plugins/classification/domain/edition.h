// SPDX-License-Identifier: Apache-2.0
// What differs between two editions of an instrument, and which code of the newer took the place of one of the older.
//
//   draft --publish(basis)--> published --withdraw(reason)--> withdrawn
//     `------withdraw(reason)-----------------------------------^
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "classification/domain/import.h"

namespace classification {

// added, removed; of a code: renamed, moved (another code above it), recoded (the same name under another code);
// of a rule or class: changed.
enum class Difference { added, removed, renamed, moved, recoded, changed };
std::string_view name(Difference difference);

struct Change {
    Difference what = Difference::changed;
    std::string code;             // of the newer edition; of the older where it is removed
    std::string before, after;    // in words; of recoded the code it had
};

// By code, as people count.
std::vector<Change> changes(Kind kind, const Existing& older, const Existing& newer);

// How an old code lives on. split and merged name one line for each pair; dropped has none to name.
enum class How { same, moved, split, merged, dropped };
std::string_view name(How how);
inline constexpr How all_ways[] = {How::same, How::moved, How::split, How::merged, How::dropped};

struct Mapping {
    std::string id;
    std::string from_version, to_version;
    std::string from, to;   // codes; `to` "" where dropped
    How how = How::moved;
    std::string note;
    core::Instant decided{};
    std::string decided_by;
    std::optional<core::Instant> withdrawn{};   // it is told no longer
    std::string withdrawn_by, withdrawn_reason;
};

// An old code and the one in its place; `of` and `in`: where their editions stand in the order of all.
struct CodePair {
    std::string from, to;
    int of = 0, in = 0;
};

// Old and new codes of all editions. Of a code that was split, what is filed under one part is not found under the
// other; so the way goes either back or on, never both. Nor twice through the same editions: in a run that moved by one
// every code took the place of another.
class CodePairs {
  public:
    explicit CodePairs(const std::vector<CodePair>& old_and_new);
    bool empty() const { return on_.empty(); }
    // Codes that mean the same matter as this one or one below it, themselves not among them; sorted.
    std::vector<std::string> kin(std::string_view code) const;

  private:
    struct Way {
        std::string to;
        int leaves = 0, arrives = 0;   // counted on, of ways back downwards
    };
    using Ways = std::map<std::string, std::vector<Way>, std::less<>>;
    static void follow(const Ways& ways, std::string_view code, std::set<std::string>& found);
    Ways on_, back_;
};

// What the words of an edition leave open and a person says: a code is of personal dossiers, the exception of a rule goes
// into them, an event may be told again.
struct Mark {
    std::string code;            // of a code or rule
    std::string phrase, event;   // or of an event of a phrase, by its key
    bool on = false;
};

// The content of an edition as bytes, for its digest: the same rows give the same text. Form 1 had no phrases, form 2 no
// marks, and of a class nothing but its name.
inline constexpr int digest_form = 3;
std::string content_of(Kind kind, const Existing& rows);

}  // namespace classification
