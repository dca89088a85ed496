// SPDX-License-Identifier: Apache-2.0
// The contract of a room. install() declares what the room brings and does nothing else; start() finds
// the services of others and builds the room's objects, after all migrations have run and before the
// port opens; stop() runs in reverse order.
#pragma once

#include <string_view>

#include "core/plugin/runtime.h"
#include "core/plugin/setup.h"

namespace core {

class Plugin {
  public:
    virtual ~Plugin() = default;
    virtual void install(Setup& setup) = 0;
    virtual void start(Runtime&) {}
    virtual void stop() noexcept {}
};

namespace plugin {

constexpr unsigned magic = 0x4e41534b;  // "NASK"

// What a plugin library shows of itself; read through its one C symbol.
struct Entry {
    unsigned magic;
    const char* stamp;
    const char* name;
    Plugin* (*make)();
};

}  // namespace plugin
}  // namespace core

// NASKAH_PLUGIN(letters, LettersPlugin) stands once, at the end of plugin.cpp. The second symbol lets
// test binaries link several rooms.
#define NASKAH_PLUGIN(room, Type)                                                              \
    extern "C" __attribute__((visibility("default"))) const core::plugin::Entry* naskah_entry_##room() { \
        static const core::plugin::Entry entry{                                                \
            core::plugin::magic, NASKAH_STAMP, #room,                                          \
            []() -> core::Plugin* { return new Type; }};                                       \
        return &entry;                                                                         \
    }
