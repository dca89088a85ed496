// SPDX-License-Identifier: Apache-2.0
// When archivists were reminded to appraise what has come due, and when they will be next.
#pragma once

#include "archive/service/reminders.h"
#include "core/page/page.h"

namespace archive::web {

class ReminderPanel {
  public:
    ReminderPanel(Reminders& reminders, const core::page::Book& book, const core::words::Words& words)
        : reminders_(reminders), book_(book), words_(words) {}

    std::string show(const core::Context& ctx, const core::http::Request& request);

  private:
    Reminders& reminders_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
