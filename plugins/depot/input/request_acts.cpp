// SPDX-License-Identifier: Apache-2.0
#include "depot/input/request_acts.h"

#include "depot/input/fields.h"

namespace depot::input {
namespace {

using core::Context;
using core::http::Given;

void propose(Requests& requests, const Context& ctx, RequestId id, Given given) {
    requests.propose(ctx, id, dossiers_from(std::move(given)));
}

void drop(Requests& requests, const Context& ctx, RequestId id, Given given) {
    requests.drop(ctx, id, dossier_from(std::move(given)));
}

void judge(Requests& requests, const Context& ctx, RequestId id, Given given) {
    requests.judge(ctx, id, judging_from(std::move(given)));
}

void extend(Requests& requests, const Context& ctx, RequestId id, Given given) {
    requests.extend(ctx, id, reason_from(std::move(given)));
}

void answer(Requests& requests, const Context& ctx, RequestId id, Given given) {
    const auto reply = reply_from(std::move(given));
    requests.reply(ctx, id, reply.answer, reply.reason, reply.ground);
}

void withdraw(Requests& requests, const Context& ctx, RequestId id, Given given) {
    requests.withdraw(ctx, id, reason_from(std::move(given)));
}

void link(Requests& requests, const Context& ctx, RequestId id, Given given) {
    requests.link(ctx, id, letter_from(std::move(given)));
}

void give(Requests& requests, const Context& ctx, RequestId id, Given given) {
    const auto giving = giving_from(std::move(given));
    requests.give(ctx, id, giving.dossier, giving.copies, giving.redacted);
}

}  // namespace

const std::array<RequestAct, 8> request_acts{{{"records", "depot.flash.records_proposed", propose},
                                              {"drop", "depot.flash.record_dropped", drop},
                                              {"judge", "depot.flash.record_judged", judge},
                                              {"extend", "depot.flash.request_extended", extend},
                                              {"answer", "depot.flash.request_answered", answer},
                                              {"withdraw", "depot.flash.request_withdrawn", withdraw},
                                              {"letter", "depot.flash.letter_linked", link},
                                              {"copies", "depot.flash.copies_given", give}}};

}  // namespace depot::input
