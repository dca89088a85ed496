// SPDX-License-Identifier: Apache-2.0
// The archive in JSON.
#pragma once

#include "archive/input/care_acts.h"
#include "archive/input/fields.h"
#include "archive/service/backlog.h"
#include "archive/service/changes.h"
#include "archive/service/events.h"
#include "archive/service/lists.h"
#include "archive/service/reminders.h"
#include "core/http/message.h"
#include "core/words/words.h"

namespace archive::api {

core::Json lowering_json(const AskedLowering& asked);
core::Json reopening_json(const AskedReopening& asked);
core::Json move_json(const AskedMove& asked, const core::words::Catalog& words);

class ArchiveApi {
  public:
    ArchiveApi(Cabinet& cabinet, Events& events, Lists& lists, Changes& changes, Backlog& backlog,
               Reminders& reminders, const core::words::Words& words)
        : cabinet_(cabinet), events_(events), lists_(lists), changes_(changes), backlog_(backlog),
          reminders_(reminders), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response list(const Context& ctx, const Request& request);
    Response open(const Context& ctx, const Request& request);
    Response show(const Context& ctx, const Request& request);
    Response close(const Context& ctx, const Request& request);
    Response trigger(const Context& ctx, const Request& request);
    Response file(const Context& ctx, const Request& request);
    Response events(const Context& ctx, const Request& request);
    Response record(const Context& ctx, const Request& request);
    Response cancel(const Context& ctx, const Request& request);
    Response person(const Context& ctx, const Request& request);
    Response record_of_person(const Context& ctx, const Request& request);
    Response care(const Context& ctx, const Request& request, const input::CareAct& act);
    Response moves(const Context& ctx);
    Response decide(const Context& ctx, const Request& request);
    Response lowerings(const Context& ctx);
    Response decide_lowering(const Context& ctx, const Request& request);
    Response reopenings(const Context& ctx);
    Response decide_reopening(const Context& ctx, const Request& request);
    Response list_rows(const Context& ctx, const Request& request);
    Response due(const Context& ctx, const Request& request);
    Response rules(const Context& ctx, const Request& request);
    Response suggestions(const Context& ctx, const Request& request);
    Response backlog_columns(const Context& ctx, const Request& request);
    Response enter_backlog(const Context& ctx, const Request& request);

  private:
    core::Json told(const Context& ctx, EventId id);
    Response recorded(const Context& ctx, const input::RecordGiven& given);
    core::Json json_of(const Context& ctx, const Whole& whole, bool items);

    Cabinet& cabinet_;
    Events& events_;
    Lists& lists_;
    Changes& changes_;
    Backlog& backlog_;
    Reminders& reminders_;
    const core::words::Words& words_;
};

}  // namespace archive::api
