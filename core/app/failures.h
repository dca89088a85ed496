// SPDX-License-Identifier: Apache-2.0
// What went wrong, told to the one who asked: a page for people, problem+json for programs, in their
// language, with the field, the way to mend it and when to come back.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "core/app/house.h"

namespace core::app {

class Failures {
  public:
    explicit Failures(Application& app) : app_(app) {}

    // An act that could not be done.
    http::Response failed(const Context& ctx, const http::Request& request, const Error& error) const;
    // A request the front cannot take. Nothing of the house is asked: it may come from anybody, in any
    // number, and while everything else stands still.
    http::Response refused(const http::Request& head, int status) const;

  private:
    std::string sentence(const http::Request& head, int status, const words::Catalog& words) const;
    std::string page(const Context& ctx, int status, const std::string& sentence) const;

    Application& app_;
    mutable std::mutex guard_;
    mutable std::map<std::string, std::string> pages_;   // rendered refusals, by language and sentence
};

bool is_api(const http::Request& request);
// Of a program Accept-Language, of a browser the choice made on the page; Indonesian otherwise.
std::string language_of(const http::Request& request);

}  // namespace core::app
