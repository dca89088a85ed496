// SPDX-License-Identifier: Apache-2.0
// A service that passes messages on to WhatsApp or Telegram: where it is, and what it is sent, as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "notify/domain/kind.h"

namespace notify {

struct Gateway {
    Channel channel = Channel::whatsapp;
    std::string url;
    std::string body;        // JSON with {{address}}, {{text}}, {{link}}, {{id}} in its strings
    int seconds = 10;        // how long it is waited for
    bool active = false;
};

// What a gateway is sent of one message.
struct Parcel {
    std::string address, text, link, id;
};

// What is wrong with it, by the names of the form.
std::vector<core::Fault> faults_of(const Gateway& gateway);
// The body with the places filled; the strings alone are touched, so no value can add a member.
std::string filled(const Gateway& gateway, const Parcel& parcel);

// What is wrong with an address somebody gave of himself; "" clears it.
std::optional<core::Fault> fault_of(Channel channel, std::string_view address);

}  // namespace notify
