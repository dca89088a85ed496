// SPDX-License-Identifier: Apache-2.0
#include "notify/domain/kind.h"

#include <algorithm>

namespace notify {

using core::Code;
using core::Error;

namespace {

constexpr std::string_view position_prefix = "position:", person_prefix = "person:";

template <class All>
auto named(const All& all, std::string_view text) {
    const auto found = std::find_if(all.begin(), all.end(), [&](auto each) { return name(each) == text; });
    if (found == all.end()) throw Error(Code::internal, "core.error.internal", {{"value", std::string(text)}});
    return *found;
}

std::optional<Mode> said(const Wishes& wishes, const std::string& kind, std::optional<Channel> channel) {
    const auto found = wishes.find({kind, channel});
    return found == wishes.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::string_view name(Channel channel) {
    switch (channel) {
        case Channel::email: return "email";
        case Channel::whatsapp: return "whatsapp";
        case Channel::telegram: return "telegram";
    }
    return "email";
}

std::string_view name(Mode mode) {
    switch (mode) {
        case Mode::never: return "never";
        case Mode::digest: return "digest";
        case Mode::now: return "now";
    }
    return "never";
}

Channel channel_named(std::string_view text) { return named(all_channels, text); }
Mode mode_named(std::string_view text) { return named(all_modes, text); }

std::string receiver_text(const Receiver& receiver) {
    if (const auto* position = std::get_if<core::PositionId>(&receiver))
        return std::string(position_prefix) + position->text();
    return std::string(person_prefix) + std::get<core::PersonId>(receiver).text();
}

Receiver receiver_of(std::string_view text) {
    if (text.starts_with(position_prefix)) return core::PositionId::parse(text.substr(position_prefix.size()));
    return core::PersonId::parse(text.substr(std::min(text.size(), person_prefix.size())));
}

void Kinds::add(Kind kind) {
    if (find(kind.name) != nullptr) throw Error(Code::internal, "core.error.internal", {{"kind", kind.name}});
    all_.push_back(std::move(kind));
}

const Kind* Kinds::find(std::string_view name) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Kind& each) { return each.name == name; });
    return found == all_.end() ? nullptr : &*found;
}

Mode wanted(const Kind& kind, Channel channel, const Wishes& own, const Wishes& house) {
    if (const auto mode = said(own, kind.name, channel)) return *mode;
    if (const auto mode = said(house, kind.name, channel)) return *mode;
    return channel == Channel::email ? kind.email : kind.chat;
}

bool shown_on_pages(const Kind& kind, const Wishes& own, const Wishes& house) {
    if (const auto mode = said(own, kind.name, std::nullopt)) return *mode != Mode::never;
    return said(house, kind.name, std::nullopt).value_or(Mode::now) != Mode::never;
}

}  // namespace notify
