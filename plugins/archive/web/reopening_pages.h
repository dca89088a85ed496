// SPDX-License-Identifier: Apache-2.0
// Closed dossiers asked to be opened again, for the records unit to decide.
#pragma once

#include "archive/web/second_person.h"

namespace archive::web {

class ReopeningPages : public AnswerPages {
  public:
    using AnswerPages::AnswerPages;

    core::http::Response list(const core::Context& ctx, core::http::Request& request,
                              const std::vector<core::Fault>& faults = {});
    core::http::Response decide(const core::Context& ctx, core::http::Request& request);
};

}  // namespace archive::web
