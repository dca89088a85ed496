// SPDX-License-Identifier: Apache-2.0
// The receipt of a letter that came by mail, sent back to where it came from.
//
//   known --send--> waiting --> sent
//                    ^   '---> failed --send--.
//                    '------------------------'
//
// Any other move throws Error(conflict). Only of letters of ordinary class: what a receipt says goes over the open net.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "classification/classification.h"
#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/auth/actor.h"

namespace incoming {

enum class Posting { known, waiting, sent, failed };
inline constexpr std::array<Posting, 4> all_postings{Posting::known, Posting::waiting, Posting::sent, Posting::failed};
std::string_view name(Posting state);
Posting posting_named(std::string_view text);

struct ReceiptMail {
    std::string address;
    Posting state = Posting::known;
    std::string reason;              // word key of what went wrong last, also while it is tried again
    std::string detail;              // of the mail server: "550"
    std::optional<core::PositionId> asked_by;
    std::optional<core::Instant> asked_at, ended_at;

    void ask(core::PositionId by, core::Instant at, classification::AccessClass access);
    void sent(core::Instant at);
    void fail(std::string why, std::string answer, bool for_good, core::Instant at);
    bool may_be_asked() const { return state == Posting::known || state == Posting::failed; }
};

}  // namespace incoming
