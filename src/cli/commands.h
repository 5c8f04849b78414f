// One function a command, each in the file of its name; main.cpp calls them all.
#pragma once

#include "cli/session.h"

namespace resettle {

void add_new(CLI::App& app, Session& session);
void add_run(CLI::App& app, Session& session);
void add_plan(CLI::App& app, Session& session);
void add_settings(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_tables(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_quarantine(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);
void add_clean(CLI::App& app, Session& session);
void add_simulate(CLI::App& app, Session& session);

}  // namespace resettle
