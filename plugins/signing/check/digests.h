// SPDX-License-Identifier: Apache-2.0
// Digests over parts of one file. Byte ranges of several signatures begin at the same octet: what they have in common
// is hashed once. For .cpp files only, as known.h.
#pragma once

#include <map>
#include <vector>

#include "core/base/bytes.h"
#include "core/pki/openssl.h"

namespace signing::check {

class Digests {
  public:
    // Over the parts one after another; empty when this OpenSSL will not. Parts are known by where they
    // stand: they must stay there as long as this lives.
    core::Bytes of(const EVP_MD* kind, const std::vector<core::ByteView>& parts);

  private:
    // What has been hashed so far from the first octet on, unfinished.
    struct Begun {
        core::pki::MdCtxHeld state;
        const std::uint8_t* from = nullptr;
        std::size_t size = 0;
    };
    std::map<int, Begun> begun_;   // by the kind
};

}  // namespace signing::check
