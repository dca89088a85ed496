// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/receipt_mail.h"

namespace incoming {

using core::Code;
using core::Error;

std::string_view name(Posting state) {
    switch (state) {
        case Posting::known: return "known";
        case Posting::waiting: return "waiting";
        case Posting::sent: return "sent";
        case Posting::failed: return "failed";
    }
    return "";
}

Posting posting_named(std::string_view text) {
    for (const auto each : all_postings)
        if (name(each) == text) return each;
    throw Error(Code::internal, "core.error.internal");
}

void ReceiptMail::ask(core::PositionId by, core::Instant at, classification::AccessClass access) {
    if (access != classification::AccessClass::ordinary)
        throw Error(Code::conflict, "incoming.error.receipt_class");
    if (!may_be_asked()) throw Error(Code::conflict, "incoming.error.receipt." + std::string(name(state)));
    state = Posting::waiting;
    reason.clear();
    detail.clear();
    asked_by = by;
    asked_at = at;
    ended_at.reset();
}

void ReceiptMail::sent(core::Instant at) {
    state = Posting::sent;
    reason.clear();
    detail.clear();
    ended_at = at;
}

void ReceiptMail::fail(std::string why, std::string answer, bool for_good, core::Instant at) {
    reason = std::move(why);
    detail = std::move(answer);
    if (!for_good) return;
    state = Posting::failed;
    ended_at = at;
}

}  // namespace incoming
