// SPDX-License-Identifier: Apache-2.0
// Looks for viruses through clamd (INSTREAM), where one is named. Nothing passes unscanned while it is away.
#pragma once

#include <chrono>
#include <string>

#include "core/base/bytes.h"

namespace intake {

struct Scanned {
    enum class Result { clean, infected, away, refused };   // refused: it does not take so large a file
    Result result = Result::clean;
    std::string said;   // the name of what was found, or the scanner's own words; for people and the log
};

class Scanner {
  public:
    virtual ~Scanner() = default;
    virtual bool used() const = 0;   // false: nothing is scanned here
    virtual Scanned scan(core::ByteView bytes) = 0;
    virtual bool answers() = 0;
};

// `address`: "/run/clamav/clamd.ctl" or "127.0.0.1:3310"; "" is none.
class Clamd final : public Scanner {
  public:
    explicit Clamd(std::string address, std::chrono::seconds timeout = std::chrono::seconds(60))
        : address_(std::move(address)), timeout_(timeout) {}
    bool used() const override { return !address_.empty(); }
    Scanned scan(core::ByteView bytes) override;
    bool answers() override;

  private:
    std::string address_;
    std::chrono::seconds timeout_;
};

}  // namespace intake
