// SPDX-License-Identifier: Apache-2.0
#include "archive/web/reminder_panel.h"

namespace archive::web {

std::string ReminderPanel::show(const core::Context& ctx, const core::http::Request& request) {
    const auto rhythm = reminders_.rhythm(ctx);
    if (!rhythm) return {};
    const auto& words = words_.in(ctx.language);
    core::page::Data data;
    const auto next = words.date(rhythm->next);
    data.set("TEXT", rhythm->last ? words.say("archive.appraisal.rhythm", {{"last", words.date(*rhythm->last)}, {"next", next}})
                                  : words.say("archive.appraisal.first", {{"next", next}}));
    return book_.fragment(ctx, request, "archive/reminded", data);
}

}  // namespace archive::web
