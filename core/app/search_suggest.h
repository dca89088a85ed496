// SPDX-License-Identifier: Apache-2.0
// Suggestions while one types, as a part of the search page and in the API; the page without scripts shows them where
// nothing was found.
#pragma once

#include <string>
#include <string_view>

#include "core/page/page.h"
#include "core/plugin/setup.h"
#include "core/search/index.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void suggest_pages(Setup& setup, app::Application& app);

void show_suggestions(page::Data& data, app::Application& app, const Context& ctx, std::string_view typed);
// What was likely meant where nothing was found; "" for nothing.
std::string meant(app::Application& app, const Context& ctx, const search::Wanted& wanted);

}  // namespace core::core_room
