// SPDX-License-Identifier: Apache-2.0
// What the signing tests stand on: a demo authority, a few signers, small PDFs of every make, and
// the second opinions of other people's programs.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/pki/authority.h"
#include "core/pki/timestamp_authority.h"
#include "signing/check/rules.h"
#include "signing/pades/sign.h"
#include "signing/seal/local.h"

namespace signing::test {

enum class Make { table, stream };  // xref table; xref stream with object streams

// Pages with one line of text each.
core::Bytes letter(Make make = Make::table, int pages = 1);

class World {
  public:
    World();

    core::Instant now;
    core::SetClock clock;
    core::pki::Authority root, issuing;
    core::pki::TimestampAuthority tsa;
    pades::LocalTimestamps source;

    // PKCS#12 bytes of a signer; the passphrase is "kata sandi uji".
    const core::Bytes& signer(const std::string& name,
                              core::pki::KeyKind kind = core::pki::KeyKind::ec_p256);
    core::Secret passphrase() const { return core::Secret(std::string("kata sandi uji")); }
    core::Bytes sign(core::ByteView pdf, const std::string& name, pades::Placement placement = {},
                     core::pki::KeyKind kind = core::pki::KeyKind::ec_p256);

  private:
    std::uint64_t serial_ = 0;
    std::map<std::string, core::Bytes> signers_;
};

// One for the whole run: keys are slow to make.
World& world();

// The world's root as the only anchor, marked as a demonstration; and what the check says under it.
check::Anchors anchors();
check::Report inspect(core::ByteView pdf);

// A folder of its own under the temporary folder, emptied at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    std::string path(const std::string& name) const { return root_ + "/" + name; }
    std::string write(const std::string& name, core::ByteView bytes) const;

  private:
    std::string root_;
};

core::Bytes read_file(const std::string& path);
struct Outcome {
    int code = -1;
    std::string text;  // standard output and error
};
Outcome run(const std::string& command);
// How often `part` stands in the text.
int count(std::string_view text, std::string_view part);

}  // namespace signing::test
