// SPDX-License-Identifier: Apache-2.0
// Forms, queries and JSON read into wishes.
#pragma once

#include "core/http/given.h"
#include "notify/service/inbox.h"
#include "notify/service/prefer.h"

namespace notify::input {

Inbox::Wish wish_from(const core::http::Fields& query);
std::string after_from(const core::http::Fields& query);
// Of a form: pages.<kind>, email.<kind> ... for each kind in `kinds`. Faults stay in the wish.
SettingsWish settings_from_form(const core::http::Fields& form, const std::vector<Settings::Row>& kinds);
// `addresses`: not of the defaults of the house, which have none.
SettingsWish settings_from(core::http::Given given, const Rhythm& before, bool addresses);

struct GatewayWish {
    Gateway gateway;
    std::vector<core::Fault> faults;
};
// Of an address; throws Error(not_found).
Channel channel_from(std::string_view code);
GatewayWish gateway_from(core::http::Given given, std::string_view channel);
// The moment the page was made; what came since stays unread.
core::Instant until_from(core::http::Given given, core::Instant now);

}  // namespace notify::input
