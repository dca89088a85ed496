// SPDX-License-Identifier: Apache-2.0
#include "depot/service/around.h"

namespace depot {

// State and panel of the page ask the same of one request, which one thread answers.
std::optional<AroundDossier> Around::of(const core::Context& ctx, archive::DossierId id) {
    thread_local struct {
        std::string request;
        core::PersonId person;
        std::size_t seat = 0;
        archive::DossierId of;
        std::optional<AroundDossier> told;
    } answered;
    const bool known = !ctx.request_id.empty() && answered.request == ctx.request_id && answered.of == id &&
                       answered.person == ctx.actor.person && answered.seat == ctx.actor.acting;
    if (known) return answered.told;
    std::optional<AroundDossier> told;
    if (auto loan = loans_.panel(ctx, id)) told = AroundDossier{*std::move(loan), holds_.panel(ctx, id)};
    answered = {ctx.request_id, ctx.actor.person, ctx.actor.acting, id, told};
    return told;
}

}  // namespace depot
