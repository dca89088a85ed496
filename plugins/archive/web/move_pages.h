// SPDX-License-Identifier: Apache-2.0
// Moves to where an item loses something, lesser words and codes that keep less, for the second person to decide.
#pragma once

#include "archive/web/second_person.h"

namespace archive::web {

class MovePages : public AnswerPages {
  public:
    using AnswerPages::AnswerPages;

    core::http::Response list(const core::Context& ctx, core::http::Request& request,
                              const std::vector<core::Fault>& faults = {});
    core::http::Response decide(const core::Context& ctx, core::http::Request& request);
};

}  // namespace archive::web
