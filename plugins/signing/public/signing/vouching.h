// SPDX-License-Identifier: Apache-2.0
// What an office vouches for as a whole, in a file beside it: a CMS signature without its content (RFC 5652) that names
// its certificate (RFC 5035). And what such a signature, or a timestamp (RFC 3161), that came from elsewhere is worth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/auth/actor.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/db/db.h"

namespace signing {

// genuine: of this content, by somebody this house trusts. unknown: of this content, by somebody it does not trust, or
// no more. wrong: of something else, or nothing that could be read.
enum class Worth { genuine, unknown, wrong };
constexpr std::string_view name(Worth worth) {
    switch (worth) {
        case Worth::genuine: return "genuine";
        case Worth::unknown: return "unknown";
        case Worth::wrong: break;
    }
    return "wrong";
}

struct Vouched {
    Worth worth = Worth::wrong;
    std::string by;                      // who its certificate names; of wrong ones nobody
    std::optional<core::Instant> at{};   // proved by a timestamp this house trusts
};

class Vouching {
  public:
    virtual ~Vouching() = default;
    struct Seal {
        core::Bytes cms;      // DER
        std::string office;   // its unit's name
    };
    // By the nearest office at or above the unit whose key this server has, with a timestamp where one can be had;
    // nothing where no office has one. Tokens and services are asked: never inside a unit of work. Throws
    // Error(unavailable or upstream) when the key does not answer.
    virtual std::optional<Seal> seal(core::UnitId unit, core::ByteView content) = 0;
    // Would seal() find an office with a key; no key is asked.
    virtual bool seals(core::db::Tx& tx, core::UnitId unit) = 0;
    virtual Vouched sealed(core::ByteView cms, core::ByteView content) const = 0;
    virtual Vouched stamped(core::ByteView token, core::ByteView content) const = 0;
};

}  // namespace signing
