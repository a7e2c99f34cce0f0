export default function Front() { return <h1>Front</h1>; }
