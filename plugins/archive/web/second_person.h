// SPDX-License-Identifier: Apache-2.0
// What pages of two persons' decisions share: the answer beside what is decided, and the form that comes back.
#pragma once

#include "archive/input/care_fields.h"
#include "archive/service/cabinet.h"
#include "core/page/page.h"

namespace archive::web {

// `id` of what was asked for; who answered it and failed finds his words again.
template <class Asked>
void show_answering(core::page::Data& row, const Asked& each, const core::http::Request& request, const std::string& id) {
    const bool here = request.params.contains("id") && request.param("id") == id;
    row.set("SEEN", each.seen).set("ID", id).set("ANSWER_TYPED", here ? request.form.get("answer") : "");
    row.show_if(each.may_refuse, "MAY_DECIDE").show_if(here, "ANSWERED");
    row.show_if(each.may_approve, "MAY_APPROVE").show_if(each.own, "OWN").show_if(!each.own, "MAY_REFUSE");
}

// `changed` is the key of what is no more as it was seen: the list is shown as it is now, with what he wrote.
template <class Decide, class List>
core::http::Response decided(const core::http::Request& request, const std::string& page, std::string_view changed, Decide decide,
                             List list) {
    try {
        decide(input::move_from(core::http::Given(request.form)));
        return core::http::see_other(page, "archive.flash.decided");
    } catch (const core::Error& error) {
        if (error.key() == changed) return list({{"verdict", std::string(error.key()), {}}});
        if (error.faults().empty()) throw;
        return list(error.faults());
    }
}

// A page of what waits for an answer.
class AnswerPages {
  public:
    AnswerPages(Cabinet& cabinet, const core::page::Book& book, const core::words::Words& words)
        : cabinet_(cabinet), book_(book), words_(words) {}

  protected:
    core::http::Response shown(const core::Context& ctx, core::http::Request& request, const char* page, core::page::Data data,
                               bool empty, const std::vector<core::Fault>& faults) {
        data.show_if(empty, "EMPTY");
        core::page::show_faults(data, faults, words_.in(ctx.language));
        return book_.render(ctx, request, page, std::move(data), faults.empty() ? 200 : core::http::fault_status);
    }

    Cabinet& cabinet_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
