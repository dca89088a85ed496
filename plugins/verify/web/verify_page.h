// SPDX-License-Identifier: Apache-2.0
// The public pages: scan the code, or choose the file; one sentence answers.
#pragma once

#include "core/page/page.h"
#include "core/http/pace.h"
#include "verify/service/verify.h"

namespace verify::web {

class VerifyPages {
  public:
    VerifyPages(Verify& verify, core::http::Pace& pace, const core::page::Book& pages,
                const core::words::Words& words, std::string home)
        : verify_(verify), pace_(pace), pages_(pages), words_(words), home_(std::move(home)) {}

    // With what was wrong about the file sent before, if anything.
    core::http::Response form(const core::Context& ctx, const core::http::Request& request,
                              const core::Error* error = nullptr);
    core::http::Response by_code(const core::Context& ctx, const core::http::Request& request);
    core::http::Response by_file(const core::Context& ctx, const core::http::Request& request);
    core::http::Response file(const core::Context& ctx, const core::http::Request& request);

  private:
    core::http::Response again(const core::Context& ctx, const core::http::Request& request, const core::Error& error);

    Verify& verify_;
    core::http::Pace& pace_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
    std::string home_;   // the address printed in our codes
};

}  // namespace verify::web
