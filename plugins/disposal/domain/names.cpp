// SPDX-License-Identifier: Apache-2.0
// The words of the room as rows and answers have them.
#include "disposal/domain/proposal.h"

namespace disposal {
namespace {

template <class Value, std::size_t Count>
std::string_view word_of(Value value, const std::array<std::string_view, Count>& words) {
    return words.at(static_cast<std::size_t>(value));
}

constexpr std::array<std::string_view, 5> kind_words{"transfer", "destruction", "handover", "review", "removal"};
constexpr std::array<std::string_view, 14> state_words{"draft",   "submitted", "approved", "sent", "received",
                                                       "considered", "agreed", "decreed",  "running", "executed",
                                                       "done",    "returned",  "rejected", "cancelled"};
constexpr std::array<std::string_view, 13> act_words{"submit",   "approve", "reject", "send",   "receive", "accept",
                                                     "send_back", "consider", "agree", "decree", "execute", "finish",
                                                     "cancel"};
constexpr std::array<std::string_view, 5> decision_words{"open", "agreed", "kept", "other", "struck"};
constexpr std::array<std::string_view, 4> found_words{"unchecked", "matches", "differs", "missing"};
constexpr std::array<std::string_view, 4> outcome_words{"none", "queued", "done", "blocked"};
constexpr std::array<std::string_view, 5> part_words{"chair", "unit", "archivist", "legal_witness", "audit_witness"};
constexpr std::array<std::string_view, 14> paper_words{
    "committee", "minutes", "consideration", "head_approval", "national_approval", "institution_approval",
    "authenticity", "decree", "act", "list", "parcel", "parcel_seal", "report", "revocation"};

}  // namespace

std::string_view name(Kind kind) { return word_of(kind, kind_words); }
std::string_view name(State state) { return word_of(state, state_words); }
std::string_view name(Act act) { return word_of(act, act_words); }
std::string_view name(Decision decision) { return word_of(decision, decision_words); }
std::string_view name(Found found) { return word_of(found, found_words); }
std::string_view name(Outcome outcome) { return word_of(outcome, outcome_words); }
std::string_view name(Part part) { return word_of(part, part_words); }
std::string_view name(Paper paper) { return word_of(paper, paper_words); }

}  // namespace disposal
