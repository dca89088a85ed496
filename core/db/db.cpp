// SPDX-License-Identifier: Apache-2.0
#include "core/db/db.h"

#include <chrono>
#include <thread>

#include "core/base/text.h"
#include "core/db/beside.h"
#include "core/db/driver.h"

namespace core::db {
namespace {

constexpr int most_repeats = 3;

enum class Here { none, reading, writing };

Here& here() {
    thread_local Here open = Here::none;
    return open;
}

}  // namespace

bool Db::unit_open() noexcept { return here() != Here::none; }

UnitMark::UnitMark(bool writes) {
    if (Db::unit_open()) throw Error(Code::internal, "core.error.nested_unit");
    here() = writes ? Here::writing : Here::reading;
}

UnitMark::~UnitMark() { here() = Here::none; }

Beside::Beside() : reading_(here() == Here::reading) {
    if (here() == Here::writing) throw Error(Code::internal, "core.error.nested_unit");
    here() = Here::none;
}

Beside::~Beside() {
    if (reading_) here() = Here::reading;
}

Args reason(std::string text) { return {{"reason", std::move(text)}}; }

void away(std::string why) {
    throw Error(Code::unavailable, "core.error.database", reason(std::move(why)));
}

void fault(std::string why) {
    throw Error(Code::internal, "core.error.database_fault", reason(std::move(why)));
}

void check(const Values& values) {
    for (const Value& value : values) {
        const auto* text = std::get_if<std::string>(&value.any());
        if (!text) continue;
        if (text->find('\0') != std::string::npos)
            throw Error(Code::invalid, "core.error.text_nul");
        if (!text::valid_utf8(*text)) throw Error(Code::invalid, "core.error.text_utf8");
    }
}

void repeat(bool writes, const std::function<Acts()>& once) {
    for (int round = 0;; ++round) {
        try {
            Acts acts;
            {
                const UnitMark mark(writes);
                acts = once();
            }
            for (const auto& act : acts) {
                try {
                    act();
                } catch (const std::exception&) {
                    // The unit has committed; a nudge that fails must not make it look undone.
                }
            }
            return;
        } catch (const Again& again) {
            if (round == most_repeats) throw Error(again.code(), again.key(), again.args());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5 << (2 * round)));
    }
}

std::unique_ptr<Db> open(const std::string& address) {
    if (address.starts_with("sqlite:")) return open_sqlite(address.substr(7));
    if (address.starts_with("postgresql:") || address.starts_with("postgres:"))
        return open_postgres(address);
    throw Error(Code::invalid, "core.error.database_address");
}

}  // namespace core::db
