/** Where the window begins: styles, platform, then the application. */
import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./platform";
import { give } from "./state/machine";
import "./styles/tokens.css";
import "./styles/look.css";
import "./styles/frame.css";
import "./styles/start.css";
import "./styles/read.css";
import "./styles/search.css";
import "./styles/sets.css";
import "./styles/codebook.css";
import "./styles/history.css";
import "./styles/coding.css";
import "./styles/import.css";
import "./styles/output.css";
import "./styles/corpus.css";
import "./styles/people.css";
import "./styles/memos.css";
import "./styles/view.css";
import "./styles/rules.css";
import "./styles/margin.css";
import "./styles/keys.css";

give(await connect());
mount(App, { target: document.getElementById("window")! });
