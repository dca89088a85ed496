// SPDX-License-Identifier: Apache-2.0
// Kinds of notices, the ways they are told, and how somebody wants to be told of each.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notify/notices.h"

namespace notify {

constexpr std::array<Channel, 3> all_channels{Channel::email, Channel::whatsapp, Channel::telegram};
constexpr std::array<Mode, 3> all_modes{Mode::never, Mode::digest, Mode::now};
std::string_view name(Channel channel);   // "email", "whatsapp", "telegram"
std::string_view name(Mode mode);         // "never", "digest", "now"
// Throw Error(internal) for any other text: what is stored was checked before.
Channel channel_named(std::string_view text);
Mode mode_named(std::string_view text);

// "position:<id>", "person:<id>".
std::string receiver_text(const Receiver& receiver);
Receiver receiver_of(std::string_view text);

class Kinds {
  public:
    void add(Kind kind);   // throws Error(internal) for one declared twice
    const Kind* find(std::string_view name) const;
    const std::vector<Kind>& all() const { return all_; }   // as declared

  private:
    std::vector<Kind> all_;
};

// What a person, or the house, said: kind and channel to mode; the pages under no channel.
using Wishes = std::map<std::pair<std::string, std::optional<Channel>>, Mode>;

// The person's own word, else the house's, else the kind's.
Mode wanted(const Kind& kind, Channel channel, const Wishes& own, const Wishes& house);
bool shown_on_pages(const Kind& kind, const Wishes& own, const Wishes& house);

}  // namespace notify
